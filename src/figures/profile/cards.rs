//! The parts of a district's page as cards, so that all that a figure can do they can do: `ages-500101`.

use super::beside::others;
use super::facts::District;
use super::part_card::{card, profile_text, short};
use super::words::{gained, hole, moved};
use crate::model::observation::WANZHOU;
use crate::model::{Area, Atlas, Card, CardKind};
use crate::text::messages::profile::profile;
use crate::text::messages::with;
use crate::text::{LocalText, Locale};

/// Makes a part of a district's page; `None` where the tables lack what it shows.
type CardBuilder = fn(&District) -> Option<Card>;

/// Makes it beside another area.
type BesideBuilder = fn(&District, &Area) -> Option<Card>;

pub struct Part {
    /// The beginning of its cards' ids.
    pub id: &'static str,
    make: CardBuilder,
    /// How many columns of twelve it spans.
    pub span: u8,
    /// The indicator by which districts are compared in what it shows.
    pub compared: &'static str,
    /// For a part that can be shown beside another area.
    beside: Option<BesideBuilder>,
}

const fn part(id: &'static str, make: CardBuilder, span: u8, compared: &'static str) -> Part {
    Part { id, make, span, compared, beside: None }
}

impl Part {
    const fn or_beside(self, make: BesideBuilder) -> Part {
        Part { beside: Some(make), ..self }
    }

    /// Whether it can be shown beside another area.
    pub fn can_be_beside(&self) -> bool {
        self.beside.is_some()
    }
}

/// All parts, in their order.
pub const PARTS: [Part; 9] = [
    part("ages", super::ages::card, 7, "aged-60-plus-share").or_beside(super::ages_beside::card),
    part("residents", residents, 5, "population"),
    part("households", households, 5, "one-person-share"),
    part("cohorts", super::cohorts::card, 12, "cohort-15-19"),
    part("standing", super::standing::card, 12, "population-growth"),
    part("schooling", schooling, 5, "university-share"),
    part("work", super::work::card, 7, "farming-share").or_beside(super::work_beside::card),
    part("settlement", settlement, 5, "urban-share"),
    part("registration", registration, 7, "registered-elsewhere-share"),
];

/// The part and the district that an id names, whether there is such a district or not: `ages-500101`, or beside another
/// area `ages-500101-500000`.
pub fn part_of(id: &str) -> Option<(&'static Part, &str)> {
    named(id).map(|(part, district, _)| (part, district))
}

/// The same, and the other area.
fn named(id: &str) -> Option<(&'static Part, &str, Option<&str>)> {
    let (name, areas) = id.split_once('-')?;
    let part = PARTS.iter().find(|part| part.id == name)?;
    let (district, other) = match areas.split_once('-').filter(|_| part.can_be_beside()) {
        Some((district, other)) => (district, Some(other)),
        None => (areas, None),
    };
    Some((part, district, other))
}

/// The card of an id, if it is that of a part of a district, or of one beside another area.
pub fn card_of(id: &str, atlas: &Atlas) -> Option<Card> {
    let (part, district, other) = named(id)?;
    let district = District::of(district, atlas)?;
    match other {
        Some(other) => (part.beside?)(&district, others(&district).into_iter().find(|area| area.id == other)?),
        None => (part.make)(&district),
    }
}

/// Whether an id is that of a part of a district.
pub fn is_part(id: &str, atlas: &Atlas) -> bool {
    part_of(id).is_some_and(|(_, area)| super::district_of(area, atlas).is_some())
}

/// The part that stands for its district: it is the picture of the district's preview, and has documents of its own.
const REPRESENTATIVE: &str = "ages";

/// The id of the part that stands for a district.
pub fn representative_id(district: &str) -> String {
    [REPRESENTATIVE, "-", district].concat()
}

/// Whether an id is that of a part that stands for a district, as far as can be told without data.
pub fn is_representative(id: &str) -> bool {
    let district = id.strip_prefix(REPRESENTATIVE).and_then(|rest| rest.strip_prefix('-'));
    district.is_some_and(|code| code.len() == WANZHOU.len() && code.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The id of a part of Wanzhou's page: `ages-500101`.
pub fn of_wanzhou(part: &str) -> String {
    [part, "-", WANZHOU].concat()
}

/// Whether an id is that of a part with documents of its own, so that it can be put where an address is all that may be pasted,
/// as far as can be told without data: the part that stands for its district, and every part of Wanzhou's page.
pub fn is_documented_part(id: &str) -> bool {
    is_representative(id) || part_of(id).is_some_and(|(part, area)| area == WANZHOU && id == of_wanzhou(part.id))
}

/// All parts with documents of their own, district by district.
pub fn documented_parts(atlas: &Atlas) -> Vec<Card> {
    let districts = atlas.areas.iter().filter_map(|area| District::of(&area.id, atlas));
    let parts = districts.flat_map(|district| cards(&district));
    parts.map(|(card, _)| card).filter(|card| is_documented_part(&card.id)).collect()
}

/// All parts that there is something of, with the columns that each spans.
pub fn cards(district: &District) -> Vec<(Card, u8)> {
    PARTS.iter().filter_map(|part| Some(((part.make)(district)?, part.span))).collect()
}

fn residents(district: &District) -> Option<Card> {
    let times = district.times("population");
    let (last, earlier) = times.split_last()?;
    let said_of = |locale: Locale| {
        // From a census that is defined otherwise no change is told.
        let gains: Vec<String> = earlier.iter().filter_map(|time| gained(district, time, last, locale)).collect();
        (!gains.is_empty()).then(|| gains.join(crate::text::messages(locale).comma))
    };
    let gains = LocalText { zh: said_of(Locale::Zh)?, en: said_of(Locale::En)? };
    let title =
        profile_text(|words, locale| with(words.residents_title, &[gains.get(locale), last, short(district, locale)]));
    let subtitle = profile_text(|words, _| with(words.residents_subtitle, &[&district.among.len().to_string()]));
    let values = times.iter().map(|time| district.id("population", time)).collect();
    let topic = profile_text(|words, _| words.residents_topic.to_owned());
    let drawn = card(district, CardKind::Residents, topic, [title, subtitle]).draws("value", None, values);
    let Some(indicator) = district.atlas.indicators.get("population") else { return Some(drawn) };
    // What its definition and its note rest on.
    let drawn = Card { sources: indicator.sources.clone(), ..drawn };
    Some(match indicator.measure.as_ref().and_then(|measure| measure.comparability.clone()) {
        Some(note) => drawn.notes(note),
        None => drawn,
    })
}

/// Shares of a whole at two times, and beside them the same of other places.
fn with_references(drawn: Card, district: &District, parts: &[&str], times: &[String; 2], others: &[&str]) -> Card {
    let [from, to] = times;
    let mut drawn = drawn;
    let own = &district.area.id;
    for (time, area) in [(from, own.as_str()), (to, own)].into_iter().chain(others.iter().map(|area| (to, *area))) {
        let id = |part: &&str| match part.split_once('/') {
            Some((indicator, category)) => [indicator, "-", time, "-", area, "-", category].concat(),
            None => [part, "-", time.as_str(), "-", area].concat(),
        };
        let ids: Vec<String> = parts.iter().map(id).collect();
        if ids.iter().all(|id| district.observation(id).is_some()) {
            drawn = drawn.draws("whole", None, ids);
        }
    }
    drawn
}

fn households(district: &District) -> Option<Card> {
    let times = district.last_two("one-person-share")?;
    let whole = hole(&district.id_of_whole("one-person-share", &times[1]), "|d1|unit");
    let moves = |locale| moved(district, "one-person-share", &times, profile(locale));
    let moves = LocalText { zh: moves(Locale::Zh)?, en: moves(Locale::En)? };
    let title = profile_text(|words, locale| {
        let [from, to] = &times;
        with(words.households_title, &[moves.get(locale), &whole, from, to, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| words.households_subtitle.to_owned());
    let parts = ["one-person-share", "one-generation-more-share", "generation-share/two", "three-generation-share"];
    let drawn = card(
        district,
        CardKind::Households,
        profile_text(|words, _| words.households_topic.to_owned()),
        [title, subtitle],
    );
    let drawn = with_references(drawn, district, &parts, &times, &[&district.whole.id]);
    Some(drawn.notes(profile_text(|words, _| words.households_note.to_owned())))
}

fn settlement(district: &District) -> Option<Card> {
    let times = district.last_two("urban-share")?;
    let [from, to] = &times;
    let whole = hole(&district.id_of_whole("urban-share", to), "|d1|unit");
    let moves = |locale| moved(district, "urban-share", &times, profile(locale));
    let moves = LocalText { zh: moves(Locale::Zh)?, en: moves(Locale::En)? };
    let title = profile_text(|words, locale| {
        with(words.settlement_title, &[moves.get(locale), &whole, from, to, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| words.settlement_subtitle.to_owned());
    let drawn = card(
        district,
        CardKind::Settlement,
        profile_text(|words, _| words.settlement_topic.to_owned()),
        [title, subtitle],
    );
    let drawn = with_references(drawn, district, &["urban-share", "rural-share"], &times, &[&district.whole.id]);
    let measure = district.atlas.indicators.get("urban-share").and_then(|indicator| indicator.measure.as_ref());
    let note = profile_text(|words, _| words.settlement_note.to_owned());
    Some(drawn.notes(note).notes(measure?.comparability.clone()?))
}

fn registration(district: &District) -> Option<Card> {
    let time = district.times("registered-elsewhere-share").pop()?;
    let ids = |area: &str| {
        let shares =
            ["registered-not-elsewhere-share", "registered-same-district-share", "registered-outside-district-share"];
        shares.map(|share| [share, "-", &time, "-", area].concat()).to_vec()
    };
    let [own, whole] =
        [district.id("registered-elsewhere-share", &time), district.id_of_whole("registered-elsewhere-share", &time)];
    district.known(&own)?;
    let title = profile_text(|words, locale| {
        let [own, whole] = [&own, &whole].map(|id| hole(id, "|d1|unit"));
        with(words.registration_title, &[&own, &whole, &time, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| with(words.registration_subtitle, &[&time]));
    let drawn = card(
        district,
        CardKind::Registration,
        profile_text(|words, _| words.registration_topic.to_owned()),
        [title, subtitle],
    )
    .draws("whole", None, ids(&district.area.id))
    .draws("whole", None, ids(&district.whole.id));
    let measure = district.atlas.indicators.get("registered-elsewhere-share").and_then(|own| own.measure.as_ref());
    let note = profile_text(|words, _| words.registration_note.to_owned());
    Some(drawn.notes(note).notes(measure?.caveat.clone()?))
}

fn schooling(district: &District) -> Option<Card> {
    const COUNTRY: &str = "100000";
    let times = district.last_two("university-share")?;
    let [from, to] = &times;
    let whole = |time| hole(&district.id_of_whole("university-share", time), "|d1|unit");
    let title = profile_text(|words, locale| match moved(district, "university-share", &times, words) {
        Some(moves) => with(words.schooling_title, &[&moves, &whole(to), from, to, short(district, locale)]),
        // The latest values are in doubt: what is said is of those before.
        None => {
            let own = hole(&district.id("university-share", from), "|d1|unit");
            with(words.schooling_doubtful, &[from, &own, &whole(from), short(district, locale)])
        }
    });
    let subtitle = profile_text(|words, _| words.schooling_subtitle.to_owned());
    let parts =
        ["below-primary-share", "level-share/primary", "level-share/junior", "level-share/senior", "university-share"];
    let drawn = card(
        district,
        CardKind::Schooling,
        profile_text(|words, _| words.schooling_topic.to_owned()),
        [title, subtitle],
    );
    let drawn = with_references(drawn, district, &parts, &times, &[&district.whole.id, COUNTRY]);
    let drawn = drawn.notes(profile_text(|words, _| words.schooling_note.to_owned()));
    let is_doubtful = district.known(&district.id("university-share", to)).is_none();
    Some(if is_doubtful { drawn.doubtful(district, to) } else { drawn })
}
