//! Figures: whatever is let into the atlas can be drawn and described, or says what it lacks.

use crate::inputs::{changed_data, changed_file, number, text};
use crate::{cases, drawn, parsed, support};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;
use wanzhou::figures::map::classes::Classes;
use wanzhou::figures::process::flow;
use wanzhou::figures::shared::scale::Ticks;
use wanzhou::figures::source_line::sources;
use wanzhou::figures::text_table::TextTable;
use wanzhou::figures::{DrawContext, FULL, KINDS, NARROW, WIDE, build};
use wanzhou::model::flow::Flow;
use wanzhou::model::{Atlas, Card, ObservationId, Qualifier};
use wanzhou::text::number::{format_number, format_signed};
use wanzhou::text::{LocalText, Locale};

static ATLAS: LazyLock<Atlas> = LazyLock::new(support::everything);

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_figure_of_changed_data_is_drawn_or_says_what_it_lacks(change in changed_file()) {
        all(&parsed::read(&changed_data(&change)));
    }

    /// Values that fit the format and no expectation.
    #[test]
    fn any_values_are_drawn_or_refused(
        values in prop::collection::vec((number(), -6..=9i8, select(&Qualifier::ALL[..])), 1..8),
        card in select(ATLAS.cards.iter().collect::<Vec<_>>()),
    ) {
        let mut atlas = ATLAS.clone();
        let shown: Vec<ObservationId> = card.observations().cloned().collect();
        let mut next = values.iter().cycle();
        for o in atlas.observations.iter_mut().filter(|o| shown.contains(&o.id)) {
            let (value, decimals, qualifier) = next.next().expect("a cycle");
            let most = wanzhou::model::observation::MAX_VALUE;
            (o.value, o.decimals, o.qualifier) = (value.clamp(-most, most), *decimals, *qualifier);
        }
        figure(card, &atlas);
    }

    /// Any kind asked of any card.
    #[test]
    fn any_kind_draws_any_card_or_says_what_it_lacks(
        card in select(ATLAS.cards.iter().collect::<Vec<_>>()),
        roles in prop::collection::vec(select(&ROLES[..]), 1..6),
        words in text(),
    ) {
        let mut card = card.clone();
        for (series, role) in card.series.iter_mut().zip(roles.iter().cycle()) {
            (*role).clone_into(&mut series.role);
        }
        card.labels.values_mut().for_each(|label| *label = LocalText { zh: words.clone(), en: words.clone() });
        for kind in KINDS {
            card.kind = kind.id;
            figure(&card, &ATLAS);
        }
    }
}

const ROLES: [&str; 12] =
    ["value", "total", "part", "rank", "group", "share", "counts", "amount", "change", "capacity", "streak", "later"];

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn numbers_are_digits(value in number(), decimals in -6..=9i8, locale in select(&Locale::ALL[..])) {
        let most = wanzhou::model::observation::MAX_VALUE;
        let value = value.clamp(-most, most);
        for text in [format_number(value, decimals, locale), format_signed(value, decimals, locale)] {
            let plain = text.replace(',', "").replace('−', "-");
            let read: f64 = plain.parse().unwrap_or_else(|_| panic!("{text}"));
            prop_assert!((read - value).abs() <= 0.500_001 * 10f64.powi(-i32::from(decimals)) + value.abs() * 1e-9, "{text} of {value}");
        }
    }

    #[test]
    fn scales_contain_their_values(a in number(), b in number(), about in 1..6u8) {
        let most = wanzhou::model::observation::MAX_VALUE;
        let (low, high) = (a.min(b).clamp(-most, most), a.max(b).clamp(-most, most));
        let ticks = Ticks::nice(low, high, f64::from(about));
        let Ticks { min, max, step } = ticks;
        let hair = 1e-6 * low.abs().max(high.abs()) + 1e-9 * step;
        prop_assert!(min <= low + hair && high - hair <= max && min < max && step > 0.0 && max.is_finite(), "{min} {max} {step}");
        prop_assert!((2..=100).contains(&ticks.values().len()));
    }

    #[test]
    fn classes_rise(values in prop::collection::vec(number(), 0..40)) {
        let most = wanzhou::model::observation::MAX_VALUE;
        let values: Vec<f64> = values.into_iter().map(|value| value.clamp(-most, most)).collect();
        let classes = Classes::of(&values, 5);
        prop_assert!(classes.count() <= 5 && classes.bounds.iter().all(|bound| bound.is_finite()));
        prop_assert!(classes.bounds.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", classes.bounds);
        prop_assert!(values.iter().all(|value| classes.class(*value) < classes.count()));
    }
}

/// Draws all figures of an atlas.
pub fn all(atlas: &Atlas) {
    atlas.cards.iter().for_each(|card| figure(card, atlas));
}

/// A figure in both languages and at all its widths, with its texts.
fn figure(card: &Card, atlas: &Atlas) {
    for locale in Locale::ALL {
        for width in [WIDE[0], WIDE[2], FULL] {
            match build(card, atlas, locale, width) {
                Ok(figure) => {
                    drawn::picture(&figure.wide);
                    drawn::picture(&figure.narrow);
                    assert!(figure.summary.rows.iter().all(|id| atlas.observation(id).is_some()));
                }
                Err(missing) => assert!(!missing.to_string().is_empty()),
            }
        }
        let canvas = DrawContext { atlas, card, locale, width: NARROW };
        for step in 0..=atlas.flows.get(&card.id).map_or(0, Flow::last_step) {
            if let Ok(picture) = flow::at(&canvas, Some(step)) {
                drawn::picture(&picture);
            }
        }
        let sources = sources(card, atlas, locale);
        assert!(sources.iter().all(|source| atlas.sources.get(&source.id).is_some()));
        let cells = TextTable::of(card, atlas, locale)
            .map(|table| table.rows.iter().all(|(_, row)| row.len() == table.columns.len()));
        assert_ne!(cells, Some(false));
    }
}
