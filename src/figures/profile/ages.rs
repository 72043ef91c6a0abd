//! Ages of one district as a pyramid: the latest census filled, the one before as an outline.

use super::counted;
use crate::figures::charts::ChartValue;
use crate::figures::charts::pyramid::{AgeGroup, Pyramid, PyramidBand, Tone, draw as pyramid};
use crate::figures::{DrawContext, DrawError, Picture, chart};
use crate::model::{Atlas, Observation};
use crate::text::messages::{profile::profile, with};
use crate::text::{LocalText, Locale, number::format_number};

/// Five years of age, or all from an age on.
pub struct AgeBand {
    /// The indicator that has it.
    pub indicator: &'static str,
    /// Its category of age in an id, with the hyphen before it; empty where the indicator is of these ages.
    pub category: String,
    /// Its ages in a sentence.
    pub name: LocalText,
    /// On an axis.
    pub label: String,
}

/// The age groups of the tables, the youngest first; infants and those below five are one.
pub fn bands(atlas: &Atlas) -> Vec<AgeBand> {
    let census = &atlas.census;
    let young = atlas.indicators.get("aged-under-5");
    let young = young.map(|indicator| AgeBand {
        indicator: "aged-under-5",
        category: String::new(),
        name: indicator.short.clone(),
        label: "0–4".to_owned(),
    });
    let older = census.dimension("age").into_iter().flat_map(|dimension| census.categories(dimension));
    let older = older.filter_map(|key| census.category_entry(key)).filter(|category| category.from >= Some(5));
    let band = |category: &crate::model::census::Category| AgeBand {
        indicator: "population",
        category: ["-", &category.id].concat(),
        name: category.name.clone(),
        label: category.id.replace("-plus", "+").replace('-', "–"),
    };
    let mut bands: Vec<AgeBand> = young.into_iter().collect();
    for band in &mut bands {
        band.name.en = band.label.clone();
    }
    bands.extend(older.map(band));
    bands
}

/// In what people are counted where the largest number is this one.
pub struct AgeScale {
    /// How many people are one of the unit.
    pub by: f64,
    /// Decimals.
    pub decimals: i8,
    /// The unit in a subtitle.
    pub unit: &'static str,
    /// What follows the last number of an axis.
    pub mark: &'static str,
}

/// The scale for numbers up to one.
pub fn scale_of(most: f64, locale: Locale) -> AgeScale {
    const MANY: f64 = 10_000.0;
    let words = profile(locale);
    match (most >= MANY, locale) {
        (false, _) => AgeScale { by: 1.0, decimals: 0, unit: words.people, mark: "" },
        (true, Locale::Zh) => AgeScale { by: MANY, decimals: 1, unit: words.ten_thousands, mark: words.ten_thousand },
        (true, Locale::En) => {
            AgeScale { by: 1_000.0, decimals: 0, unit: words.ten_thousands, mark: words.ten_thousand }
        }
    }
}

/// Roles: `male` and `female`, a value for each of [`bands`]; `male-then` and `female-then`, the same of the census before;
/// `totals`, men and women; `group` and `group-then`, shares of the old, the middle and the young.
///
/// # Errors
/// A role without values, or with another number of them.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let bands = bands(context.atlas);
    let side = |role| {
        context.all(role).and_then(|all| if all.len() == bands.len() { Ok(all) } else { Err(DrawError::Role(role)) })
    };
    let (men, women) = (side("male")?, side("female")?);
    let (men_then, women_then) = (side("male-then")?, side("female-then")?);
    let numbers = [&men, &women, &men_then, &women_then].into_iter().flatten().map(|o| o.number());
    let scale = scale_of(numbers.fold(0.0, f64::max), context.locale);
    let year = |o: &Observation| chart::year(o).map_or_else(String::new, |year| year.to_string());
    let value = |o: &Observation| ChartValue {
        number: o.number() / scale.by,
        text: format_number(o.number() / scale.by, scale.decimals, context.locale),
        ..counted(context, o)
    };
    let (largest, old) = tones(&men, &women, &bands);
    let band = |at: usize| PyramidBand {
        name: bands[at].label.clone(),
        values: [value(men[at]), value(women[at])],
        tone: match at {
            at if at == largest => Tone::Accent,
            at if at >= old => Tone::Strong,
            _ => Tone::Plain,
        },
    };
    let words = profile(context.locale);
    // The largest number of the outline is written where it has the bar's end to itself.
    let outlined = |now: &Observation, then: &Observation| {
        let value = value(then);
        let clear = !context.is_narrow() && then.number() > 1.2 * now.number();
        let text = if clear { with(words.ages_then, &[&year(then), &value.text]) } else { String::new() };
        ChartValue { text, ..value }
    };
    let totals = context.all("totals")?;
    let sides = [words.men, words.women]
        .into_iter()
        .zip(&totals)
        .map(|(name, total)| [name, " ", &value(total).text, scale.mark].concat());
    let sides: Vec<String> = sides.collect();
    let [left, right] = <[String; 2]>::try_from(sides).map_err(|_| DrawError::Role("totals"))?;
    let chart = Pyramid {
        bands: (0..bands.len()).map(band).collect(),
        sides: [left, right],
        unit: scale.mark.to_owned(),
        outline: (0..bands.len())
            .map(|at| [outlined(men[at], men_then[at]), outlined(women[at], women_then[at])])
            .collect(),
        groups: groups(context, &bands, old)?,
    };
    Ok(Picture::Chart(pyramid(&chart, context.layout())))
}

/// The largest of the closed groups, and the first of those from sixty on.
fn tones(men: &[&Observation], women: &[&Observation], bands: &[AgeBand]) -> (usize, usize) {
    let both = |at: usize| men[at].number() + women[at].number();
    let largest = (0..bands.len().saturating_sub(1)).max_by(|a, b| both(*a).total_cmp(&both(*b)));
    (largest.unwrap_or(0), first_from(bands, "60"))
}

/// The first group from an age on.
fn first_from(bands: &[AgeBand], age: &str) -> usize {
    bands.iter().position(|band| band.label.starts_with(age)).unwrap_or(bands.len())
}

fn groups(context: &DrawContext, bands: &[AgeBand], old: usize) -> Result<Vec<AgeGroup>, DrawError> {
    let words = profile(context.locale);
    let middle = first_from(bands, "15");
    let last = bands.len().saturating_sub(1);
    let spans = [[old, last], [middle, old.saturating_sub(1)], [0, middle.saturating_sub(1)]];
    let short = |o: &Observation| {
        crate::model::template::fill_string(&["{", &o.id, "|d1|unit}"].concat(), context.atlas, context.locale)
    };
    let (now, then) = (context.all("group")?, context.all("group-then")?);
    let pairs = spans.into_iter().zip(words.ages_groups).zip(now.iter().zip(&then));
    Ok(pairs
        .map(|((bands, name), (now, then))| AgeGroup {
            bands,
            name: name.to_owned(),
            value: ChartValue { text: short(now), ..counted(context, now) },
            note: with(
                words.ages_then,
                &[&chart::year(then).map_or_else(String::new, |y| y.to_string()), &short(then)],
            ),
        })
        .collect())
}
