//! Industries of one district beside those of another area: `work-500154-500101`.

use super::beside::beside_id;
use super::facts::District;
use super::part_card::{profile_text, short};
use super::words::hole;
use super::work::{Share, drawn, shares};
use crate::model::census::stats::{is_surely_above, ranked_value};
use crate::model::{Area, Card};
use crate::text::messages::{messages, with};
use std::cmp::Ordering;

/// The card; `None` where the tables lack industries of one of the two. Its title names, each way, the industry whose shares
/// differ most among those that differ beyond what samples leave open; it calls none the largest, for that is open too.
pub(super) fn card(district: &District, other: &Area) -> Option<Card> {
    let (time, all) = shares(district, other)?;
    all.iter().all(|share| share.other.is_some()).then_some(())?;
    let [more, fewer] = [Ordering::Greater, Ordering::Less].map(|way| furthest(&all, way));
    let title = profile_text(|words, locale| {
        let clause = |pattern: &str, share: &Share| {
            let [own, others] = share.ids.each_ref().map(|id| hole(id, "|d1|unit"));
            with(pattern, &[share.industry.get(locale), &own, &others])
        };
        let clauses =
            [more.map(|share| clause(words.work_more, share)), fewer.map(|share| clause(words.work_fewer, share))];
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        let clauses =
            if clauses.is_empty() { words.work_level.to_owned() } else { clauses.join(messages(locale).semicolon) };
        with(words.work_beside_title, &[&time, short(district, locale), other.short.get(locale), &clauses])
    });
    let note = profile_text(|words, locale| with(words.work_beside_note, &[other.short.get(locale)]));
    let card = drawn(district, (&time, all), title, note);
    Some(Card { id: beside_id(&card.id, &other.id).into(), ..card })
}

/// The industry whose share is the furthest above the other area's, or below it; `None` where none surely is.
fn furthest<'a>(all: &'a [Share<'a>], way: Ordering) -> Option<&'a Share<'a>> {
    let gap = |share: &Share| {
        let [own, other] = [ranked_value(&Some(share.own))?, ranked_value(&share.other)?];
        let [high, low] = if way == Ordering::Greater { [own, other] } else { [other, own] };
        is_surely_above(&high, &low).then_some(high.number - low.number)
    };
    let gaps = all.iter().filter_map(|share| Some((share, gap(share)?)));
    gaps.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(share, _)| share)
}
