//! Rank chart: one rung a rank. It is open below: how many are ranked is not drawn.

use crate::figures::shared::scale::{BandScale, LinearScale};
use crate::figures::shared::symbol::Symbol;
use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::{IndicatorKind, Observation, source::Tier};
use crate::text::messages::with;

/// Rungs below the lowest rank shown, before the rails break off.
const OPEN_RUNGS: u32 = 3;
/// Rungs that a ladder can show.
const MOST: f64 = 20.0;

/// Roles: `rank`. Labels: names by id, `other-source` for ranks that are not the report's.
///
/// # Errors
/// A role or label that is not there, or an observation that is no rank, or one too low for a ladder.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let mut ranks = context.all("rank")?;
    let is_rank = |o: &&Observation| {
        let rank = context.atlas.indicators.get(&o.indicator).is_some_and(|i| i.kind == IndicatorKind::Rank);
        rank && o.value >= 1.0 && o.value <= MOST && o.value.fract() == 0.0
    };
    if !ranks.iter().all(is_rank) {
        return Err(DrawError::Role("rank"));
    }
    ranks.sort_by(|a, b| a.value.total_cmp(&b.value));
    let lowest = ranks.last().map_or(1.0, |o| o.value);

    let [rail, far, values, names] = context.pick([30.0, 86.0, 124.0, 200.0], [40.0, 124.0, 172.0, 252.0]);
    let step = 26.0;
    let rungs = LinearScale { domain: [1.0, 2.0], range: [14.0, 14.0 + step] };
    let y = |rank: f64| rungs.at(rank);
    let end = y(lowest + f64::from(OPEN_RUNGS));
    let mut drawing = Drawing::new(context.width, end + 30.0);

    // Rails and empty rungs; below the lowest rank they grow faint and run on downwards.
    let full = y(lowest) + step / 2.0;
    for x in [rail, far] {
        drawing.add(Shape::line(x, 4.0, x, full).stroke(theme::MARK, 2.5));
        drawing.add(Shape { dash: "3 5", ..Shape::line(x, full + 4.0, x, end + 8.0).stroke(theme::MARK, 2.5) });
        let (left, low) = (n(x - 5.0), n(end + 16.0));
        drawing.add(Shape::path(format!("M{left} {low}l5 6l5 -6")).stroke(theme::MARK, 2.0));
    }
    let taken = |rank: f64| ranks.iter().filter(|o| (o.value - rank).abs() < 0.5).count();
    let mut rank = 1.0;
    while y(rank) <= end {
        let below = rank > lowest;
        if taken(rank) == 0 {
            let paint = if below { theme::RULE_2 } else { theme::MARK };
            drawing.add(Shape::line(rail, y(rank), far, y(rank)).stroke(paint, 1.25));
        }
        if !below {
            let number = Text::new(rail - 12.0, y(rank) + 4.5, format!("{rank:.0}")).size(context.pick(13.0, 12.0));
            drawing.add(number.fill(theme::INK_3).end());
        }
        rank += 1.0;
    }

    // Who is on a rung shares it; the names are in groups beside the ladder, each below the last.
    let size = context.pick(14.0, 16.0);
    let mut free = 0.0;
    for group in ranks.chunk_by(|a, b| a.value == b.value) {
        let Some(first) = group.first() else { continue };
        let at = y(first.value);
        let mut line = (at + 8.0).max(free);
        let (from, to) = (far + 6.0, values - 8.0);
        let d = format!("M{} {}h10L{} {}H{}", n(from), n(at), n(to - 8.0), n(line - 8.0), n(to));
        let rank = with(context.words().rank, &[&context.number(first)]);
        let rank = Text::value(values, line, rank, 24.0).fill(theme::ACCENT).fit(names - values - 6.0, 14.0);
        let mut head: Vec<Node> = vec![Shape::path(d).stroke(theme::INK_3, 1.0).into(), rank.into()];
        let shared = BandScale { count: group.len(), range: [rail, far], share: 1.0 };
        for (i, observation) in group.iter().enumerate() {
            let gap = |edge: f64| if edge > rail && edge < far { 1.5 } else { 0.0 };
            let [left, right] = [shared.start(i), shared.start(i + 1)];
            let source_note = source_note(context, observation)?;
            let mut nodes = rung(left + gap(left), right - gap(right), at, source_note.is_some());
            nodes.append(&mut head);
            let name = Text::new(names, line - 1.0, context.name(observation)).size(size).fill(theme::INK);
            for text in name.lines(context.width - names, 20.0) {
                line = text.y + 23.0;
                nodes.push(text.into());
            }
            if let Some(source_note) = source_note {
                for text in
                    Text::new(names, line - 3.0, source_note).fill(theme::INK_3).lines(context.width - names, 18.0)
                {
                    line = text.y + 22.0;
                    nodes.push(text.into());
                }
            }
            drawing.mark(&observation.id, nodes);
        }
        free = line + 18.0;
    }
    drawing.height = drawing.height.max(free - 30.0);
    Ok(Picture::Drawing(drawing))
}

/// A rung that is taken; with a diamond where another source than the report says so.
fn rung(from: f64, to: f64, y: f64, other_source: bool) -> Vec<Node> {
    if !other_source {
        return vec![Shape::line(from, y, to, y).stroke(theme::ACCENT, 5.0).into()];
    }
    let diamond = Symbol::Diamond.shape([f64::midpoint(from, to), y], 5.6).fill(theme::ACCENT);
    vec![Shape::line(from, y, to, y).stroke(theme::ACCENT, 2.0).into(), diamond.into()]
}

/// When, and that another source than the report says so.
fn source_note(context: &DrawContext, observation: &Observation) -> Result<Option<String>, DrawError> {
    let source = observation.source.as_deref().and_then(|id| context.atlas.sources.get(id));
    if source.is_none_or(|s| s.tier == Tier::Report) {
        return Ok(None);
    }
    let period = context.atlas.period(observation, context.locale);
    Ok(Some(format!("{period}{}{}", context.words().comma, context.label("other-source")?)))
}
