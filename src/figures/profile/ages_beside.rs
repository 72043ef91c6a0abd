//! Ages of one district beside those of another, or of the whole city, as a pyramid of shares: `ages-500101-500000`.

use super::ages::{bands, named};
use super::facts::District;
use super::part_card::{card as part, profile_text, short};
use crate::model::{Area, Atlas, Card, CardKind};
use crate::text::Locale;
use crate::text::messages::with;

/// Differences of shares that are this much smaller than the largest, in percentage points, are named with it.
const ABOUT_EQUAL: f64 = 0.1;

/// The id of the pyramid of a district with the outline of another area.
pub fn beside_id(district: &str, other: &str) -> String {
    ["ages-", district, "-", other].concat()
}

/// The district and the other area that such an id names, whether there are such areas or not.
pub(super) fn beside_of(id: &str) -> Option<(&str, &str)> {
    id.strip_prefix("ages-")?.split_once('-')
}

/// What a district's ages can be set beside: the whole that it is a part of, then all other parts.
pub fn others<'a>(district: &District<'a>) -> Vec<&'a Area> {
    let atlas = district.atlas;
    let parts = district.among.iter().filter_map(|key| atlas.areas.get(atlas.census.area_id(*key)));
    std::iter::once(district.whole).chain(parts.filter(|area| area.id != district.area.id)).collect()
}

/// The card; `None` where the other area is none of [`others`], or where the tables lack ages of one of them.
pub fn card(district: &District, other: &str) -> Option<Card> {
    let other = others(district).into_iter().find(|area| area.id == other)?;
    let time = district.times("children-share").pop()?;
    let bands = bands(district.atlas);
    let share_of = |indicator: &str| if indicator == "population" { "age-sex-share" } else { "under-5-sex-share" };
    let side = |area: &Area, sex: &str| -> Vec<String> {
        let id = |band: &super::ages::AgeBand| {
            [share_of(band.indicator), "-", &time, "-", &area.id, &*band.category, "-", sex].concat()
        };
        bands.iter().map(id).collect()
    };
    let [men, women] = ["male", "female"].map(|sex| side(district.area, sex));
    let [other_men, other_women] = ["male", "female"].map(|sex| side(other, sex));
    let share = |[men, women]: [&Vec<String>; 2], at: usize| {
        Some(district.known(men.get(at)?)? + district.known(women.get(at)?)?)
    };
    let gap = |at| Some(share([&men, &women], at)? - share([&other_men, &other_women], at)?);
    let gaps: Vec<f64> = (0..bands.len()).map(gap).collect::<Option<_>>()?;
    let [more, fewer] = [1.0, -1.0].map(|sign| furthest(&gaps, sign));
    let names = |locale: Locale| {
        let named = |ages: &[usize]| named(&bands, ages, None, locale);
        [
            named(&more),
            named(&fewer),
            time.clone(),
            short(district, locale).to_owned(),
            other.short.get(locale).to_owned(),
        ]
    };
    let title = profile_text(|words, locale| {
        let names = names(locale);
        with(words.beside_title, &names.each_ref().map(String::as_str))
    });
    let subtitle = profile_text(|words, locale| {
        with(words.beside_subtitle, &[short(district, locale), &time, other.short.get(locale)])
    });
    let shares = |area: &Area| {
        let of = ["aged-60-plus-share", "aged-15-59-share", "children-share"];
        of.iter().map(|id| [id, "-", &time, "-", &area.id].concat()).collect()
    };
    let topic = profile_text(|words, _| words.ages_topic.to_owned());
    let drawn = part(district, CardKind::Ages, topic, [title, subtitle])
        .draws("male", None, men)
        .draws("female", None, women)
        .draws("male-outline", None, other_men)
        .draws("female-outline", None, other_women)
        .draws("group", None, shares(district.area))
        .draws("group-outline", None, shares(other))
        .notes(profile_text(|words, _| words.beside_note.to_owned()));
    Some(Card { id: beside_id(&district.area.id, &other.id).into(), ..drawn })
}

/// The age groups whose difference is the largest in a direction (1 or −1), with those about as large.
pub(super) fn furthest(gaps: &[f64], sign: f64) -> Vec<usize> {
    let most = gaps.iter().map(|gap| gap * sign).fold(f64::MIN, f64::max);
    (0..gaps.len()).filter(|at| gaps[*at] * sign > most - ABOUT_EQUAL).collect()
}

/// The card of an id, if it is that of a district's ages beside another area's.
pub(super) fn card_of(id: &str, atlas: &Atlas) -> Option<Card> {
    let (district, other) = beside_of(id)?;
    card(&District::of(district, atlas)?, other)
}
