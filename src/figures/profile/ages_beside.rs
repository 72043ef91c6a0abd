//! Ages of one district beside those of another, or of the whole city, as a pyramid of shares: `ages-500101-500000`.

use super::ages::{bands, named};
use super::beside::beside_id;
use super::facts::District;
use super::part_card::{card as part, profile_text, short};
use crate::model::{Area, Card, CardKind};
use crate::text::Locale;
use crate::text::messages::with;

/// Differences of shares that are this much smaller than the largest, in percentage points, are named with it.
const ABOUT_EQUAL: f64 = 0.1;

/// The card; `None` where the tables lack ages of one of the two.
pub(super) fn card(district: &District, other: &Area) -> Option<Card> {
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
    Some(Card { id: beside_id(&drawn.id, &other.id).into(), ..drawn })
}

/// The age groups whose difference is the largest in a direction (1 or −1), with those about as large.
pub(super) fn furthest(gaps: &[f64], sign: f64) -> Vec<usize> {
    let most = gaps.iter().map(|gap| gap * sign).fold(f64::MIN, f64::max);
    (0..gaps.len()).filter(|at| gaps[*at] * sign > most - ABOUT_EQUAL).collect()
}
