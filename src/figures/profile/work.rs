//! Industries of one district, the largest first, each beside what the whole city or another area has.

use super::counted::counted;
use super::facts::District;
use super::part_card::{card as part, profile_text, short};
use super::words::hole;
use crate::figures::charts::rank::{RankRow, Ranking, draw_beside};
use crate::figures::charts::{ChartValue, Look};
use crate::figures::{DrawContext, DrawError, Picture};
use crate::model::census::CellValue;
use crate::model::census::stats::is_surely_larger_part;
use crate::model::template::{TextPiece, fill, fill_string};
use crate::model::{Area, Card, CardKind, Observation};
use crate::text::LocalText;
use crate::text::messages::with;

/// The share of an industry in a district and in what it is compared with.
pub(super) struct Share<'a> {
    pub industry: &'a LocalText,
    /// Ids of the two observations.
    pub ids: [String; 2],
    /// The district's own.
    pub own: CellValue,
    /// That of the other area.
    pub other: Option<CellValue>,
}

/// Shares of all industries at the latest census that has them, the district's largest first, with that census.
pub(super) fn shares<'a>(district: &District<'a>, other: &Area) -> Option<(String, Vec<Share<'a>>)> {
    let census = &district.atlas.census;
    let time = district.times("farming-share").pop()?;
    let mut all = Vec::new();
    for key in census.categories(census.dimension("industry")?) {
        let category = census.category_entry(key)?;
        let id = |area: &Area| ["industry-share-", &time, "-", &area.id, "-", &category.id].concat();
        let value = |id: &String| census.value(census.cell(id)?);
        let ids = [id(district.area), id(other)];
        all.push(Share { industry: &category.name, own: value(&ids[0])?, other: value(&ids[1]), ids });
    }
    all.sort_by(|a, b| b.own.number.total_cmp(&a.own.number));
    Some((time, all))
}

/// The card: `work-500101`; `None` where the tables lack industries.
pub(super) fn card(district: &District) -> Option<Card> {
    let (time, all) = shares(district, district.whole)?;
    let [first, second] = [all.first()?, all.get(1)?];
    let is_first = is_surely_larger_part(&first.own, &second.own);
    let title = profile_text(|words, locale| {
        let [own, whole, next] = [&first.ids[0], &first.ids[1], &second.ids[0]].map(|id| hole(id, "|d1|unit"));
        let pattern = if is_first { words.work_title } else { words.work_titles };
        let names = [first.industry.get(locale), second.industry.get(locale)];
        with(pattern, &[names[0], names[1], &own, &whole, &next, &time, short(district, locale)])
    });
    let note = profile_text(|words, _| words.work_note.to_owned());
    Some(drawn(district, (&time, all), title, note))
}

/// The card of these shares under a title, with a note.
pub(super) fn drawn(district: &District, (time, all): (&str, Vec<Share>), title: LocalText, note: LocalText) -> Card {
    let subtitle = profile_text(|words, _| with(words.work_subtitle, &[time]));
    let topic = profile_text(|words, _| words.work_topic.to_owned());
    let (own, others) = all.into_iter().map(|Share { ids: [own, other], .. }| (own, other)).unzip();
    part(district, CardKind::Work, topic, [title, subtitle])
        .draws("value", None, own)
        .draws("whole", None, others)
        .notes(note)
}

/// Roles: `value`, a share for each industry, from the largest to the smallest; `whole`, the same of the city or of
/// another area. Industries that the title gives a share of are in the accent.
///
/// # Errors
/// [`DrawError::Role`] without values.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (values, wholes) = (context.all("value")?, context.all("whole")?);
    let value = |o: &Observation| ChartValue {
        text: fill_string(&["{", &o.id, "|d1}"].concat(), context.atlas, context.locale),
        ..counted(context, o)
    };
    let title = fill(context.card.title.get(context.locale), context.atlas, context.locale);
    let named = title.into_iter().filter_map(|piece| match piece {
        TextPiece::Value { observation, .. } => Some(observation),
        TextPiece::Text(_) => None,
    });
    let named: Vec<_> = named.collect();
    let rows = values.iter().map(|own| RankRow {
        id: own.id.to_string(),
        rank: String::new(),
        name: name(context, own),
        value: Some(value(own)),
        look: if named.contains(&own.id) { Look::Accent } else { Look::Context },
        class: None,
    });
    let chart = Ranking { rows: rows.collect(), references: Vec::new(), pitch: 0.0 };
    let ticks: Vec<ChartValue> = wholes.iter().map(|o| value(o)).collect();
    Ok(Picture::Chart(draw_beside(&chart, &ticks, context.layout())))
}

/// The short name of the category that a value is of.
fn name(context: &DrawContext, o: &Observation) -> String {
    let census = &context.atlas.census;
    let key = census.cell(&o.id).and_then(|cell| cell.categories.iter().next());
    let category = key.and_then(|key| census.category_entry(key));
    category.map_or_else(String::new, |c| c.short.as_ref().unwrap_or(&c.name).get(context.locale).to_owned())
}
