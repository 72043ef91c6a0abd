//! What readers export: tables, records, citations and pictures, as text. Pure; `platform` hands them over.
//!
//! - data: `csv`, `json`, `grid` (tables to paste), `package` (the whole data set, by `zip`), `table` (what its columns mean)
//! - words: `cite`, `feed` (what an entry of the feed of changes says), `snippet` (what is pasted elsewhere)
//! - pictures: `picture` (with its caption and notes), `destination` (arranged for where it is published, with a `qr_symbol`
//!   that leads back), `long_picture` (several below one another), `png`, `portable` and `glyphs` (text that other programs draw)

pub mod cite;
pub mod csv;
pub mod destination;
pub mod feed;
mod glyphs;
pub mod grid;
pub mod json;
pub mod long_picture;
pub mod package;
pub mod picture;
pub mod png;
mod portable;
pub mod qr_symbol;
pub mod snippet;
pub mod table;
pub mod zip;

pub use glyphs::glyphs;
pub use portable::{families, portable};

use crate::model::{Atlas, Observation, Unit, template::fill_string};
use crate::text::Locale;

/// What a file says of an observation, name by name, in the order of the columns. `None` is an empty cell.
pub fn fields<'a>(o: &'a Observation, atlas: &'a Atlas) -> Vec<(&'static str, Option<Field<'a>>)> {
    let indicator = atlas.indicators.get(&o.indicator);
    let area = atlas.areas.get(&o.area);
    let unit = atlas.unit_of(o);
    // Of a calculated value those of all that it follows from.
    let sources = atlas.sources_of(o);
    let titles = sources.iter().map(|source| source.title.as_str());
    let addresses = sources.iter().filter_map(|source| source.address.as_deref());
    let locator = o.locator.as_ref();
    let text = |text: &'a str| Some(Field::Text(text.into()));
    let note = |locale| Some(Field::Text(fill_string(o.note.as_ref()?.get(locale), atlas, locale).into()));
    vec![
        ("id", text(&o.id)),
        ("indicator", text(&o.indicator)),
        ("indicator_zh", indicator.and_then(|i| text(&i.name.zh))),
        ("indicator_en", indicator.and_then(|i| text(&i.name.en))),
        ("area", text(&o.area)),
        ("area_zh", area.and_then(|a| text(&a.name.zh))),
        ("area_en", area.and_then(|a| text(&a.name.en))),
        ("value", Some(Field::Number(o.value, o.decimals))),
        ("unit", text(&o.unit)),
        ("unit_zh", unit.and_then(|u| text(u.name(Locale::Zh)))),
        ("value_en", unit.map(|u| english(o.value, o.decimals, u))),
        ("unit_en", unit.and_then(|u| text(u.name(Locale::En)))),
        ("period", o.period.map(|period| Field::Text(period.to_string().into()))),
        ("period_zh", o.period_text.as_ref().and_then(|p| text(&p.zh))),
        ("period_en", o.period_text.as_ref().and_then(|p| text(&p.en))),
        ("qualifier", text(o.qualifier.id())),
        ("expression", o.expression.as_ref().and_then(|expression| text(expression.text()))),
        ("source", o.source.as_deref().and_then(text)),
        ("source_title", joined(titles, "; ")),
        ("source_address", joined(addresses, " ")),
        ("section", locator.and_then(|l| text(l.section.as_deref()?))),
        ("paragraph", locator.and_then(|l| Some(Field::Number(f64::from(l.paragraph?), 0)))),
        ("place_zh", locator.and_then(|l| text(&l.text.as_ref()?.zh))),
        ("place_en", locator.and_then(|l| text(&l.text.as_ref()?.en))),
        ("literal", o.literal.as_deref().and_then(text)),
        ("confidence", text(o.confidence.id())),
        ("note_zh", note(Locale::Zh)),
        ("note_en", note(Locale::En)),
    ]
}

/// Several texts in one cell.
fn joined<'a>(texts: impl Iterator<Item = &'a str>, between: &str) -> Option<Field<'a>> {
    let all: Vec<&str> = texts.collect();
    match all[..] {
        [] => None,
        [one] => Some(Field::Text(one.into())),
        _ => Some(Field::Text(all.join(between).into())),
    }
}

/// The number in the English unit, as exact as the stored one.
fn english<'a>(value: f64, decimals: i8, unit: &Unit) -> Field<'a> {
    Field::Number(unit.scale(value, Locale::En), unit.decimals(value, decimals, Locale::En))
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Field<'a> {
    /// Words, or a code.
    Text(std::borrow::Cow<'a, str>),
    /// A number and the decimal places that it is printed with.
    Number(f64, i8),
}
