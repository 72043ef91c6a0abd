//! The parts of a district's page as cards, so that all that a figure can do they can do: `ages-500101`.

use super::ages::{bands, scale_of};
use super::facts::{District, MEASURES};
use super::words::{gained, hole, moved, place_text};
use crate::figures::default_card::both;
use crate::model::card::{Areas, Note, Series};
use crate::model::census::Magnitude;
use crate::model::census::stats::{Rank, is_surely_larger_part, ranked_value};
use crate::model::observation::WANZHOU;
use crate::model::story::Block;
use crate::model::{Atlas, Card};
use crate::text::messages::profile::{Profile, profile};
use crate::text::messages::with;
use crate::text::{LocalText, Locale};
use std::collections::BTreeMap;

/// Makes a part of a district's page; `None` where the tables lack what it shows.
type CardBuilder = fn(&District) -> Option<Card>;

/// The parts: the beginning of their ids, how each is made, and how many columns of twelve it spans.
pub const PARTS: [(&str, CardBuilder, u8); 8] = [
    ("ages", ages, 7),
    ("residents", residents, 5),
    ("households", households, 5),
    ("standing", standing, 12),
    ("schooling", schooling, 5),
    ("work", work, 7),
    ("settlement", settlement, 5),
    ("registration", registration, 7),
];

/// The card of an id, if it is that of a part of a district.
pub fn card_of(id: &str, atlas: &Atlas) -> Option<Card> {
    let (part, area) = id.rsplit_once('-')?;
    let (_, make, _) = PARTS.iter().find(|(name, ..)| *name == part)?;
    make(&District::of(area, atlas)?)
}

/// Whether an id is that of a part of a district.
pub fn is_part(id: &str, atlas: &Atlas) -> bool {
    id.rsplit_once('-').is_some_and(|(part, area)| {
        PARTS.iter().any(|(name, ..)| *name == part) && super::district_of(area, atlas).is_some()
    })
}

/// The part that stands for its district: it is the picture of the district's preview, and has documents of its own, so that
/// it can be put where an address is all that may be pasted.
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

/// Whether the Story shows the part of this id.
pub fn is_on_the_story(id: &str, atlas: &Atlas) -> bool {
    let mut blocks = atlas.story.iter().flat_map(|act| &act.blocks);
    blocks.any(|block| matches!(block, Block::Part { part, .. } if of_wanzhou(part) == id))
}

/// All parts that there is something of, with the columns that each spans.
pub fn cards(district: &District) -> Vec<(Card, u8)> {
    PARTS.iter().filter_map(|(_, make, span)| Some((make(district)?, *span))).collect()
}

/// A text in both languages, of the words that a district's page has.
fn profile_text(text: impl Fn(&'static Profile, Locale) -> String) -> LocalText {
    both(|_, locale| text(profile(locale), locale))
}

fn card(district: &District, kind: &str, topic: LocalText, [title, subtitle]: [LocalText; 2]) -> Card {
    // By itself a figure must say which district it is of.
    let subtitle = both(|words, locale| {
        let (own, name) = (subtitle.get(locale), short(district, locale));
        let space = if locale == Locale::En { " " } else { "" };
        if own.contains(name) { own.to_owned() } else { [name, words.colon.trim_end(), space, own].concat() }
    });
    Card {
        id: [kind, "-", &district.area.id].concat(),
        kind: kind.to_owned(),
        act: None,
        topic,
        title,
        subtitle,
        series: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
        labels: BTreeMap::new(),
        related: Vec::new(),
    }
}

impl Card {
    fn draws(mut self, role: &str, name: Option<LocalText>, observations: Vec<String>) -> Card {
        self.series.push(Series {
            role: role.to_owned(),
            name,
            observations,
            indicator: None,
            areas: Areas::None,
            periods: Vec::new(),
        });
        self
    }

    fn notes(mut self, text: LocalText) -> Card {
        self.notes.push(Note { swatch: None, text });
        self
    }
}

fn short<'a>(district: &District<'a>, locale: Locale) -> &'a str {
    district.area.short.get(locale)
}

fn ages(district: &District) -> Option<Card> {
    let [from, to] = district.last_two("children-share")?;
    let bands = bands(district.atlas);
    let ids = |time: &str, sex: &str| -> Vec<String> {
        bands.iter().map(|band| [&district.id(band.indicator, time), &*band.category, "-", sex].concat()).collect()
    };
    let sides = |time: &str| [ids(time, "male"), ids(time, "female")];
    let largest = |[men, women]: &[Vec<String>; 2]| {
        let both = |at: usize| Some(district.known(&men[at])? + district.known(&women[at])?);
        (0..bands.len() - 1).max_by(|a, b| both(*a).unwrap_or(0.0).total_cmp(&both(*b).unwrap_or(0.0)))
    };
    let (then, now) = (sides(&from), sides(&to));
    let [was, is] = [largest(&then)?, largest(&now)?];
    let most = then.iter().chain(&now).flatten().filter_map(|id| district.known(id)).fold(0.0, f64::max);
    let title = profile_text(|words, locale| match was == is {
        true => with(words.ages_still, &[bands[is].name.get(locale), "", &from, &to, short(district, locale)]),
        false => {
            let [was, is] = [was, is].map(|at| bands[at].name.get(locale));
            with(words.ages_title, &[was, is, &from, &to, short(district, locale)])
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
    let drawn = card(district, "ages", profile_text(|words, _| words.ages_topic.to_owned()), [title, subtitle])
        .draws("male", None, men)
        .draws("female", None, women)
        .draws("male-then", None, men_then)
        .draws("female-then", None, women_then)
        .draws("totals", None, totals)
        .draws("group", None, groups(&to))
        .draws("group-then", None, groups(&from));
    Some(drawn.notes(first).notes(second))
}

fn residents(district: &District) -> Option<Card> {
    let times = district.times("population");
    let (last, earlier) = times.split_last()?;
    let said_of = |locale: Locale| {
        // From a census that is defined otherwise no change is told.
        let gains: Vec<String> = earlier.iter().filter_map(|time| gained(district, time, last, locale)).collect();
        (!gains.is_empty()).then(|| gains.join(crate::text::messages(locale).comma))
    };
    let gains = [said_of(Locale::Zh)?, said_of(Locale::En)?];
    let title = profile_text(|words, locale| {
        with(words.residents_title, &[&gains[locale as usize], last, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| with(words.residents_subtitle, &[&district.among.len().to_string()]));
    let values = times.iter().map(|time| district.id("population", time)).collect();
    let topic = profile_text(|words, _| words.residents_topic.to_owned());
    let drawn = card(district, "residents", topic, [title, subtitle]).draws("value", None, values);
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
    let moves = [Locale::Zh, Locale::En].map(|locale| moved(district, "one-person-share", &times, profile(locale)));
    let [zh, en] = moves;
    let moves = [zh?, en?];
    let title = profile_text(|words, locale| {
        let [from, to] = &times;
        with(words.households_title, &[&moves[locale as usize], &whole, from, to, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| words.households_subtitle.to_owned());
    let parts = ["one-person-share", "one-generation-more-share", "generation-share/two", "three-generation-share"];
    let drawn =
        card(district, "households", profile_text(|words, _| words.households_topic.to_owned()), [title, subtitle]);
    let drawn = with_references(drawn, district, &parts, &times, &[&district.whole.id]);
    Some(drawn.notes(profile_text(|words, _| words.households_note.to_owned())))
}

fn settlement(district: &District) -> Option<Card> {
    let times = district.last_two("urban-share")?;
    let [from, to] = &times;
    let whole = hole(&district.id_of_whole("urban-share", to), "|d1|unit");
    let [zh, en] = [Locale::Zh, Locale::En].map(|locale| moved(district, "urban-share", &times, profile(locale)));
    let moves = [zh?, en?];
    let title = profile_text(|words, locale| {
        with(words.settlement_title, &[&moves[locale as usize], &whole, from, to, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| words.settlement_subtitle.to_owned());
    let drawn =
        card(district, "settlement", profile_text(|words, _| words.settlement_topic.to_owned()), [title, subtitle]);
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
    let drawn =
        card(district, "registration", profile_text(|words, _| words.registration_topic.to_owned()), [title, subtitle])
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
    let moves = [Locale::Zh, Locale::En].map(|locale| moved(district, "university-share", &times, profile(locale)));
    let whole = |time| hole(&district.id_of_whole("university-share", time), "|d1|unit");
    let title = profile_text(|words, locale| match &moves[locale as usize] {
        Some(moves) => with(words.schooling_title, &[moves, &whole(to), from, to, short(district, locale)]),
        // The latest values are in doubt: what is said is of those before.
        None => {
            let own = hole(&district.id("university-share", from), "|d1|unit");
            with(words.schooling_doubtful, &[from, &own, &whole(from), short(district, locale)])
        }
    });
    let subtitle = profile_text(|words, _| words.schooling_subtitle.to_owned());
    let parts =
        ["below-primary-share", "level-share/primary", "level-share/junior", "level-share/senior", "university-share"];
    let drawn =
        card(district, "schooling", profile_text(|words, _| words.schooling_topic.to_owned()), [title, subtitle]);
    let drawn = with_references(drawn, district, &parts, &times, &[&district.whole.id, COUNTRY]);
    Some(drawn.notes(profile_text(|words, _| words.schooling_note.to_owned())))
}

fn standing(district: &District) -> Option<Card> {
    let census = &district.atlas.census;
    let mut places = Vec::new();
    let mut rows = Vec::new();
    for measure in MEASURES {
        let Some(time) = district.times(measure).pop() else { continue };
        let indicator = district.atlas.indicators.get(measure);
        let name = indicator.map(|indicator| indicator.short.clone());
        let row = district.row(measure, &time);
        let counted = district.among.iter().zip(&row).filter(|(_, value)| ranked_value(value).is_some());
        let all = counted.map(|(area, _)| [measure, "-", &time, "-", census.area_id(*area)].concat());
        let own = district.id(measure, &time);
        let mut all: Vec<String> = all.filter(|id| *id != own).collect();
        // A place that may be another is no end, and by an amount a large district is high for being large.
        let is_rate = indicator.and_then(|of| of.measure.as_ref()).is_some_and(|of| of.magnitude == Magnitude::Rate);
        let rank = district.rank_in(&row).filter(|rank| is_rate && rank.is_certain());
        if let (Some(rank), Some(indicator)) = (rank, indicator) {
            places.push((rank, indicator.name.clone()));
        }
        all.insert(0, own);
        rows.push((name, all, district.id_of_whole(measure, &time)));
    }
    let from_above: fn(Rank) -> usize = |rank| rank.place;
    let ends = [from_above, Rank::from_below].map(|from| {
        let least = places.iter().map(|(rank, _)| from(*rank)).min();
        places.iter().filter(|(rank, _)| Some(from(*rank)) == least).collect::<Vec<_>>()
    });
    let latest = district.times("population").pop()?;
    let title = profile_text(|words, locale| {
        let [highest, lowest] = &ends;
        let names = |all: &[&(Rank, LocalText)]| {
            let names: Vec<String> = all.iter().map(|(_, name)| quoted(name.get(locale), locale)).collect();
            listed(&names, locale)
        };
        let place =
            |all: &[&(Rank, LocalText)]| all.first().map(|(rank, _)| place_text(*rank, locale)).unwrap_or_default();
        let count = places.len().to_string();
        let own = short(district, locale);
        let [highest_at, lowest_at] = [place(highest), place(lowest)];
        let values = [&*count, &names(highest), &highest_at, &names(lowest), &lowest_at, own, &latest];
        with(words.standing_title, &values)
    });
    let subtitle = profile_text(|words, _| with(words.standing_subtitle, &[&latest]));
    let topic = profile_text(|words, _| words.standing_topic.to_owned());
    let mut drawn = card(district, "standing", topic, [title, subtitle]);
    for (name, all, whole) in rows {
        drawn = drawn.draws("row", name, all);
        let is_total = whole.starts_with("population-2");
        drawn = drawn.draws("whole", None, if is_total { Vec::new() } else { vec![whole] });
    }
    let [first, second] =
        [0, 1].map(|at| profile_text(|words, locale| with(words.standing_notes[at], &[short(district, locale)])));
    Some(drawn.notes(first).notes(second))
}

/// The name of an indicator within a sentence: in English, where a name is a phrase, quoted.
fn quoted(name: &str, locale: Locale) -> String {
    let name = name.trim_end_matches(", %");
    match locale {
        Locale::Zh => name.to_owned(),
        Locale::En => format!("“{name}”"),
    }
}

/// Names one after the other: `甲、乙`, `“A”, “B” and “C”`.
fn listed(names: &[String], locale: Locale) -> String {
    let comma = crate::text::messages(locale).list_comma;
    match (names, locale) {
        ([first @ .., last], Locale::En) if !first.is_empty() => format!("{} and {last}", first.join(comma)),
        _ => names.join(comma),
    }
}

fn work(district: &District) -> Option<Card> {
    let census = &district.atlas.census;
    let time = district.times("farming-share").pop()?;
    let industries = census.dimension("industry")?;
    let share = |area: &str, category: &str| ["industry-share-", &time, "-", area, "-", category].concat();
    let mut all = Vec::new();
    for key in census.categories(industries) {
        let category = census.category_entry(key)?;
        let id = share(&district.area.id, &category.id);
        let value = census.value(census.cell(&id)?)?;
        all.push((value, id, share(&district.whole.id, &category.id), &category.name));
    }
    all.sort_by(|a, b| b.0.number.total_cmp(&a.0.number));
    let [first, second] = [all.first()?, all.get(1)?];
    let is_first = is_surely_larger_part(&first.0, &second.0);
    let title = profile_text(|words, locale| {
        let [own, whole, next] = [&first.1, &first.2, &second.1].map(|id| hole(id, "|d1|unit"));
        let pattern = if is_first { words.work_title } else { words.work_titles };
        let names = [first.3.get(locale), second.3.get(locale)];
        with(pattern, &[names[0], names[1], &own, &whole, &next, &time, short(district, locale)])
    });
    let subtitle = profile_text(|words, _| with(words.work_subtitle, &[&time]));
    let note = profile_text(|words, _| words.work_note.to_owned());
    let (own, whole) = all.iter().map(|(_, own, whole, _)| (own.clone(), whole.clone())).unzip();
    let drawn = card(district, "work", profile_text(|words, _| words.work_topic.to_owned()), [title, subtitle]);
    Some(drawn.draws("value", None, own).draws("whole", None, whole).notes(note))
}
