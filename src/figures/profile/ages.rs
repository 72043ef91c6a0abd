//! Ages of one district as a pyramid: the latest census filled; as an outline the one before, or those of another area.

use super::counted::counted;
use super::facts::District;
use super::part_card::{card as part, profile_text, short};
use crate::figures::charts::ChartValue;
use crate::figures::charts::pyramid::{AgeGroup, Pyramid, PyramidBand, Tone, draw as pyramid};
use crate::figures::{DrawContext, DrawError, Picture, chart};
use crate::model::{Atlas, Card, CardKind, Observation};
use crate::text::messages::profile::{Profile, profile};
use crate::text::messages::with;
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
    pub decimals: i8,
    /// The unit in a subtitle.
    pub unit: &'static str,
    /// What follows the last number of an axis.
    pub mark: &'static str,
}

/// The scale of shares.
const SHARES: AgeScale = AgeScale { by: 1.0, decimals: 1, unit: "%", mark: "%" };

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

/// The card: `ages-500101`; `None` where the tables lack ages of two censuses.
pub(super) fn card(district: &District) -> Option<Card> {
    let [from, to] = district.last_two("children-share")?;
    let bands = bands(district.atlas);
    let ids = |time: &str, sex: &str| -> Vec<String> {
        bands.iter().map(|band| [&district.id(band.indicator, time), &*band.category, "-", sex].concat()).collect()
    };
    let sides = |time: &str| [ids(time, "male"), ids(time, "female")];
    let largest = |[men, women]: &[Vec<String>; 2]| {
        let both = |at: usize| Some(district.known(&men[at])? + district.known(&women[at])?);
        let people: Vec<f64> = (0..bands.len()).map(|at| both(at).unwrap_or(0.0)).collect();
        Some(largest_of(&people)).filter(|found| !found.is_empty())
    };
    let (then, now) = (sides(&from), sides(&to));
    let [was, is] = [largest(&then)?, largest(&now)?];
    let named = |ages: &[usize], words: &Profile, locale: Locale| named(&bands, ages, Some(words.ages_level), locale);
    let most = then.iter().chain(&now).flatten().filter_map(|id| district.known(id)).fold(0.0, f64::max);
    let title = profile_text(|words, locale| match was == is {
        true => with(words.ages_still, &[&named(&is, words, locale), "", &from, &to, short(district, locale)]),
        false => {
            let [was, is] = [&was, &is].map(|ages| named(ages, words, locale));
            with(words.ages_title, &[&was, &is, &from, &to, short(district, locale)])
        }
    });
    let subtitle = profile_text(|words, locale| {
        with(words.ages_subtitle, &[short(district, locale), scale_of(most, locale).unit, &to, &from])
    });
    let years = to.parse::<usize>().unwrap_or(0).saturating_sub(from.parse().unwrap_or(0));
    let notes = [0, 1].map(|at| {
        profile_text(|words, _| with(words.ages_notes[at], &[&from, &years.to_string(), &(years / 5).to_string()]))
    });
    let shares = ["aged-60-plus-share", "aged-15-59-share", "children-share"];
    let groups = |time: &String| shares.iter().map(|id| district.id(id, time)).collect();
    let [first, second] = notes;
    let ([men, women], [men_then, women_then]) = (now, then);
    let totals = ["men", "women"].map(|id| district.id(id, &to)).to_vec();
    let drawn = part(district, CardKind::Ages, profile_text(|words, _| words.ages_topic.to_owned()), [title, subtitle])
        .draws("male", None, men)
        .draws("female", None, women)
        .draws("male-outline", None, men_then)
        .draws("female-outline", None, women_then)
        .draws("totals", None, totals)
        .draws("group", None, groups(&to))
        .draws("group-outline", None, groups(&from));
    Some(drawn.notes(first).notes(second))
}

/// Age groups in words; of several, `level` says that they are about equal.
pub(super) fn named(bands: &[AgeBand], ages: &[usize], level: Option<&str>, locale: Locale) -> String {
    let names: Vec<&str> = ages.iter().map(|at| bands[*at].name.get(locale)).collect();
    match &names[..] {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => {
            let before = first.join(crate::text::messages(locale).list_comma);
            let all = [&before, profile(locale).and, last].concat();
            level.map_or(all.clone(), |level| with(level, &[&all]))
        }
    }
}

/// Roles: `male` and `female`, a value for each of [`bands`]: people, or shares of all; `male-outline` and `female-outline`,
/// the same of the census before, or of another area; `totals`, men and women, where people are drawn; `group` and
/// `group-outline`, shares of the old, the middle and the young.
///
/// # Errors
/// A role without values, or with another number of them.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let bands = bands(context.atlas);
    let side = |role| {
        context.all(role).and_then(|all| if all.len() == bands.len() { Ok(all) } else { Err(DrawError::Role(role)) })
    };
    let (men, women) = (side("male")?, side("female")?);
    let (men_then, women_then) = (side("male-outline")?, side("female-outline")?);
    let numbers = [&men, &women, &men_then, &women_then].into_iter().flatten().map(|o| o.value);
    let most = numbers.fold(0.0, f64::max);
    let totals = context.all("totals").unwrap_or_default();
    let scale = if totals.is_empty() { SHARES } else { scale_of(most, context.locale) };
    let area = outline_name(&men[0].area, &men_then[0].area, context.atlas, context.locale);
    let year = |o: &Observation| chart::year(o).map_or_else(String::new, |year| year.to_string());
    let value = |o: &Observation| people_text(context, o, &scale);
    let people: Vec<f64> = men.iter().zip(&women).map(|(men, women)| men.value + women.value).collect();
    let (largest, old) = (largest_of(&people), first_from(&bands, "60"));
    let band = |at: usize| PyramidBand {
        name: bands[at].label.clone(),
        values: [value(men[at]), value(women[at])],
        tone: match at {
            at if largest.contains(&at) => Tone::Accent,
            at if at >= old => Tone::Strong,
            _ => Tone::Plain,
        },
    };
    let words = profile(context.locale);
    // The largest number of the outline is written where it has the bar's end to itself.
    let outlined = |now: &Observation, then: &Observation| {
        let value = value(then);
        let clear = !context.is_narrow() && then.value > 1.2 * now.value;
        let said = || outline_text(&year(then), area.as_deref(), &value.text, context.locale);
        let text = if clear { said() } else { String::new() };
        ChartValue { text, ..value }
    };
    let total = |side: usize| totals.get(side).map(|total| [" ", &value(total).text, scale.mark].concat());
    let side = |at: usize, name: &str| [name, &total(at).unwrap_or_default()].concat();
    let sides = [side(0, words.men), side(1, words.women)];
    let chart = Pyramid {
        bands: (0..bands.len()).map(band).collect(),
        sides,
        unit: scale.mark.to_owned(),
        outline: (0..bands.len())
            .map(|at| [outlined(men[at], men_then[at]), outlined(women[at], women_then[at])])
            .collect(),
        groups: groups(context, &bands, old, area.as_deref())?,
    };
    Ok(Picture::Chart(pyramid(&chart, context.layout())))
}

/// A number of people as a chart of this scale draws it.
pub(super) fn people_text(context: &DrawContext, o: &Observation, scale: &AgeScale) -> ChartValue {
    let number = o.value / scale.by;
    ChartValue { number, text: format_number(number, scale.decimals, context.locale), ..counted(context, o) }
}

/// The name of the outline's area, where it is another one.
fn outline_name(own: &str, outline: &str, atlas: &Atlas, locale: Locale) -> Option<String> {
    (own != outline).then(|| atlas.areas.get(outline).map(|area| area.short.get(locale).to_owned())).flatten()
}

/// A value of the outline in words: of a year, or of an area.
fn outline_text(year: &str, area: Option<&str>, value: &str, locale: Locale) -> String {
    let words = profile(locale);
    match area {
        Some(area) => with(words.beside_other, &[area, value]),
        None => with(words.ages_then, &[year, value]),
    }
}

/// The largest of the closed groups, the youngest first: several where they differ by less than people misstate their ages.
fn largest_of(people: &[f64]) -> Vec<usize> {
    const MISSTATED: f64 = 0.01;
    let closed = &people[..people.len().saturating_sub(1)];
    let most = closed.iter().copied().fold(0.0, f64::max);
    (0..closed.len()).filter(|at| closed[*at] > (1.0 - MISSTATED) * most).collect()
}

/// The first group from an age on.
fn first_from(bands: &[AgeBand], age: &str) -> usize {
    bands.iter().position(|band| band.label.starts_with(age)).unwrap_or(bands.len())
}

fn groups(
    context: &DrawContext,
    bands: &[AgeBand],
    old: usize,
    area: Option<&str>,
) -> Result<Vec<AgeGroup>, DrawError> {
    let words = profile(context.locale);
    let middle = first_from(bands, "15");
    let last = bands.len().saturating_sub(1);
    let spans = [[old, last], [middle, old.saturating_sub(1)], [0, middle.saturating_sub(1)]];
    let short = |o: &Observation| {
        crate::model::template::fill_string(&["{", &o.id, "|d1|unit}"].concat(), context.atlas, context.locale)
    };
    let (now, then) = (context.all("group")?, context.all("group-outline")?);
    let pairs = spans.into_iter().zip(words.ages_groups).zip(now.iter().zip(&then));
    Ok(pairs
        .map(|((bands, name), (now, then))| AgeGroup {
            bands,
            name: name.to_owned(),
            value: ChartValue { text: short(now), ..counted(context, now) },
            note: {
                let year = chart::year(then).map_or_else(String::new, |year| year.to_string());
                outline_text(&year, area, &short(then), context.locale)
            },
        })
        .collect())
}
