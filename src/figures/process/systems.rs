//! Systems: what the report names, who belongs to whom, and what it only mentions.

use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::{DrawContext, DrawError, Picture, theme};
use crate::model::system::{Relation, RelationKind, System, SystemKind};
use crate::text::Messages;

/// Space between columns, and by how much a member is further in than what it belongs to, in CSS pixels.
const GUTTER: f64 = 36.0;
const INDENT: f64 = 26.0;
const LEADING: f64 = 17.0;
/// Between boxes, in CSS pixels.
const GAP: f64 = 9.0;

/// What is together: a system with all that belongs to it, or those of a kind that belong to nothing.
struct SystemGroup<'a> {
    heading: Option<&'static str>,
    /// How far in, and who.
    members: Vec<(usize, &'a System)>,
}

/// Every system, solid where the report explains it. No roles, no labels.
///
/// # Errors
/// Without a single system there is nothing to draw.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let groups = groups(context);
    if groups.is_empty() {
        return Err(DrawError::Role("systems"));
    }
    let columns: usize = if context.width >= 1000.0 { 3 } else { usize::from(!context.is_narrow()) + 1 };
    let width = (context.width - GUTTER * (columns - 1) as f64) / columns as f64;
    let heights: Vec<f64> = groups.iter().map(|group| group.draw(context, [0.0, 0.0], width).0).collect();
    // The longest first, each where there is most room: columns of about the same height.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by(|a, b| heights[*b].total_cmp(&heights[*a]));
    let mut filled = vec![(0.0_f64, Vec::<usize>::new()); columns];
    for at in order {
        if let Some((height, own)) = filled.iter_mut().min_by(|a, b| a.0.total_cmp(&b.0)) {
            *height += heights[at];
            own.push(at);
        }
    }
    let mut drawing = Drawing::new(context.width, 0.0);
    for (i, (_, mut own)) in filled.into_iter().enumerate() {
        own.sort_unstable();
        let (x, mut y) = (i as f64 * (width + GUTTER), 0.0);
        for at in own {
            let (height, nodes) = groups[at].draw(context, [x, y], width);
            nodes.into_iter().for_each(|node| drawing.add(node));
            y += height;
        }
        drawing.height = drawing.height.max(y);
    }
    drawing.height -= 18.0;
    Ok(Picture::Drawing(drawing))
}

/// The trees, then the rest by kind.
fn groups<'a>(context: &DrawContext<'a>) -> Vec<SystemGroup<'a>> {
    let all: Vec<&System> = context.atlas.systems.iter().collect();
    let is_root = |s: &System| s.relation.is_none();
    let belongs = |s: &System, to: &System| s.relation.as_ref().is_some_and(|r| r.to == to.id);
    let has_members = |s: &System| all.iter().any(|other| belongs(other, s));
    let mut groups: Vec<SystemGroup> = Vec::new();
    for root in all.iter().filter(|s| is_root(s) && has_members(s)) {
        let mut members = Vec::new();
        descend(root, 0, &all, &mut members);
        groups.push(SystemGroup { heading: None, members });
    }
    for kind in SystemKind::ALL {
        let alone = |s: &&&System| s.kind == kind && is_root(s) && !has_members(s);
        let members: Vec<_> = all.iter().filter(alone).map(|s| (0, *s)).collect();
        if !members.is_empty() {
            groups.push(SystemGroup { heading: Some(kind_name(kind, context.words())), members });
        }
    }
    groups
}

/// A system and all that belongs to it; relations never lead in a circle (see `parse`).
fn descend<'a>(system: &'a System, depth: usize, all: &[&'a System], members: &mut Vec<(usize, &'a System)>) {
    members.push((depth, system));
    for member in all.iter().filter(|s| s.relation.as_ref().is_some_and(|r| r.to == system.id)) {
        descend(member, depth + 1, all, members);
    }
}

impl SystemGroup<'_> {
    /// Height, and what is drawn from `left` and `top` on.
    fn draw(&self, context: &DrawContext, [left, top]: [f64; 2], width: f64) -> (f64, Vec<Node>) {
        let mut nodes: Vec<Node> = Vec::new();
        let mut y = top;
        if let Some(heading) = self.heading {
            nodes.push(Text::new(left, y + 14.0, heading).size(13.0).bold().fill(theme::INK_3).into());
            y += 26.0;
        }
        // Where the next line from the last box at each depth begins: at its lower edge, or where the last one turned. After
        // it, the lower edge itself.
        let mut feet: Vec<[f64; 3]> = Vec::new();
        for (depth, system) in &self.members {
            let x = left + *depth as f64 * INDENT;
            let broad = width - *depth as f64 * INDENT;
            let (ground, ink) =
                if system.explained { (theme::SEQ[3], theme::ON_SEQ[3]) } else { (theme::PAPER, theme::INK) };
            let name = Text::new(x + 10.0, 0.0, context.text(&system.name)).bold().fill(ink);
            let mut lines = name.lines(broad - 20.0, LEADING);
            if let Some(how) = system.relation.as_ref().map(|r| relation_name(r, context.words())) {
                let ink = if system.explained { ink } else { theme::INK_3 };
                let how = Text::new(x + 10.0, 0.0, how).size(context.pick(13.0, 12.0)).fill(ink);
                lines.extend(how.lines(broad - 20.0, LEADING));
            }
            let height = lines.len() as f64 * LEADING + 12.0;
            let mut mark: Vec<Node> = Vec::new();
            let outline = Shape::rect(x + 1.0, y + 1.0, broad - 2.0, height - 2.0);
            mark.push(
                outline.fill(ground).stroke(if system.explained { theme::SEQ[3] } else { theme::MARK }, 1.25).into(),
            );
            let mut baseline = y + 6.0 + 12.5;
            for line in lines {
                mark.push(Text { y: baseline, ..line }.into());
                baseline += LEADING;
            }
            if let (Some(relation), Some(foot)) = (&system.relation, depth.checked_sub(1).and_then(|d| feet.get_mut(d)))
            {
                let line = connector(relation, foot, [x, y + height / 2.0]).stroke(theme::MARK, 1.5);
                let dash = if relation.reading { theme::DASH_DERIVED } else { "" };
                nodes.insert(0, Shape { dash, stroke_width: if relation.reading { 2.0 } else { 1.5 }, ..line }.into());
            }
            feet.truncate(*depth);
            feet.push([x + INDENT / 2.0, y + height, y + height]);
            nodes.push(Node::System { system: system.id.clone(), nodes: mark });
            y += height + GAP;
        }
        (y + 18.0 - top, nodes)
    }
}

/// The line from a box to what it belongs to, whose foot it moves on: dots over dots would make a line. What only uses it is no
/// branch of it: an arrow beside the branches leads there.
fn connector(relation: &Relation, [from, foot, edge]: &mut [f64; 3], [x, y]: [f64; 2]) -> Shape {
    if relation.kind == RelationKind::Uses {
        let up = *from + 8.0;
        let (tip, barb) = (*edge + 1.0, *edge + 7.0);
        return Shape::path(format!("M{x} {y}H{up}V{tip}M{} {barb}L{up} {tip}L{} {barb}", up - 4.0, up + 4.0));
    }
    let line = format!("M{from} {foot}V{y}H{x}");
    *foot = y;
    Shape::path(line)
}

/// A kind in words.
pub fn kind_name(kind: SystemKind, words: &Messages) -> &'static str {
    let at = SystemKind::ALL.iter().position(|own| *own == kind).unwrap_or(0);
    words.system_kinds[at]
}

/// A relation in words, as seen from who belongs.
pub fn relation_name(relation: &Relation, words: &Messages) -> String {
    let name = match relation.kind {
        RelationKind::PartOf => words.relation_part,
        RelationKind::MergedInto => words.relation_merged,
        RelationKind::DispatchMergedInto => words.relation_dispatch,
        RelationKind::Uses => words.relation_uses,
    };
    if relation.reading {
        format!("{name}{}{}{}", words.open_bracket, words.flow_reading, words.close_bracket)
    } else {
        name.to_owned()
    }
}
