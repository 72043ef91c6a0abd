//! Charts: whatever numbers they get, their marks have places.

use crate::inputs::number;
use crate::{cases, drawn};
use proptest::prelude::*;
use proptest::sample::select;
use wanzhou::figures::charts::dumbbell::{self, Dumbbells};
use wanzhou::figures::charts::lines::{self, LinePoint, LineSeries, Lines};
use wanzhou::figures::charts::pyramid::{self, Pyramid, PyramidBand, Tone};
use wanzhou::figures::charts::rank::{self, RankReference, Ranking};
use wanzhou::figures::charts::scatter::{self, Scatter, ScatterAxis, SizeKey};
use wanzhou::figures::charts::stacked::{self, Stacked, StackedPart, Whole};
use wanzhou::figures::charts::strip::{self, StripDot, Strips};
use wanzhou::figures::charts::{ChartValue, Layout, Look};
use wanzhou::figures::drawing::n;
use wanzhou::figures::shared::mark::Certainty;
use wanzhou::figures::{ChartSpec, Picture, theme};
use wanzhou::text::Locale;

fn value() -> impl Strategy<Value = ChartValue> {
    (number(), select(&Certainty::ALL[..])).prop_map(|(number, certainty)| {
        let most = wanzhou::model::observation::MAX_VALUE;
        let number = number.clamp(-most, most);
        ChartValue { number, text: format!("{number}"), certainty, observation: Some("o".to_owned()) }
    })
}

fn look() -> impl Strategy<Value = Look> {
    prop_oneof![Just(Look::Context), Just(Look::Accent), (0..9usize).prop_map(Look::Selected)]
}

/// Everything that a thing can have, drawn by every kind that compares things.
/// A thing: two values of it, and how it looks.
type Thing = (ChartValue, ChartValue, Look);

fn name(i: usize) -> String {
    format!("thing {i}")
}

fn references(things: &[Thing]) -> Vec<ChartValue> {
    things.iter().take(2).map(|(x, ..)| x.clone()).collect()
}

fn ranking(things: &[Thing]) -> Ranking {
    let row = |(i, (x, _, look)): (usize, &Thing)| rank::RankRow {
        id: name(i),
        rank: i.to_string(),
        name: name(i),
        value: (i % 5 != 4).then(|| x.clone()),
        look: *look,
        class: Some(theme::SEQ[i % 5]),
    };
    let references = references(things).into_iter().map(|value| RankReference { value, color: theme::INK });
    Ranking { rows: things.iter().enumerate().map(row).collect(), references: references.collect(), pitch: 0.0 }
}

fn cloud(things: &[Thing]) -> Scatter {
    let point = |(i, (x, y, look)): (usize, &Thing)| scatter::ScatterPoint {
        id: name(i),
        name: name(i),
        x: x.clone(),
        y: y.clone(),
        size: x.number,
        look: *look,
    };
    let across = || {
        let reference = |value| scatter::ScatterReference { value, color: theme::INK };
        references(things).into_iter().map(reference).collect::<Vec<_>>()
    };
    Scatter {
        x: ScatterAxis { references: across(), ..ScatterAxis::default() },
        y: ScatterAxis { signed: true, references: across(), ..ScatterAxis::default() },
        points: things.iter().enumerate().map(point).collect(),
        areas: Some(SizeKey { title: "area".to_owned(), examples: vec![(5.0, "5".to_owned())] }),
        diagonal: true,
    }
}

fn all(things: &[Thing], layout: Layout) -> Vec<ChartSpec> {
    let named = || things.iter().enumerate();
    let strips = Strips {
        rows: vec![strip::StripRow {
            name: "measure".to_owned(),
            note: String::new(),
            own: things[0].0.clone(),
            dots: named().map(|(i, (x, _, look))| StripDot { id: name(i), value: x.clone(), look: *look }).collect(),
            ends: [name(0), name(1)],
            reference: references(things).into_iter().next(),
            rank: "1".to_owned(),
        }],
        heads: Default::default(),
    };
    let pyramid = Pyramid {
        bands: named()
            .map(|(i, (x, y, _))| PyramidBand { name: name(i), values: [x.clone(), y.clone()], tone: Tone::Accent })
            .collect(),
        outline: things.iter().map(|(x, y, _)| [y.clone(), x.clone()]).collect(),
        ..Pyramid::default()
    };
    let whole = |strong| Whole {
        name: name(0),
        note: String::new(),
        values: things.iter().map(|(x, ..)| x.clone()).collect(),
        strong,
    };
    let stacked = |upright| Stacked {
        wholes: vec![whole(true), whole(false)],
        parts: named().map(|(i, _)| StackedPart::step(name(i), i)).collect(),
        upright,
    };
    let pairs = named().map(|(i, (x, y, look))| dumbbell::DumbbellRow {
        name: name(i),
        values: [x.clone(), y.clone()],
        look: *look,
    });
    let pairs = Dumbbells { rows: pairs.collect(), ..Dumbbells::default() };
    let series = named().map(|(i, (x, y, look))| LineSeries {
        id: name(i),
        name: name(i),
        look: if i == 0 {
            lines::LineLook::Alone
        } else {
            look.slot().map_or(lines::LineLook::Context, |_| lines::LineLook::Selected(i))
        },
        points: [x, y].map(|value| Some(LinePoint { value: value.clone(), other_source: i % 2 == 0 })).to_vec(),
    });
    let lines = Lines {
        bands: vec!["2010".to_owned(), "2020".to_owned()],
        series: series.collect(),
        breaks: vec![1],
        ..Lines::default()
    };
    vec![
        rank::draw(&ranking(things), layout),
        scatter::draw(&cloud(things), layout),
        strip::draw(&strips, layout),
        pyramid::draw(&pyramid, layout),
        stacked::draw(&stacked(true), layout),
        stacked::draw(&stacked(false), layout),
        dumbbell::draw(&pairs, layout),
        lines::draw(&lines, layout),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_numbers_have_places(
        things in prop::collection::vec((value(), value(), look()), 1..9),
        width in 120.0..1300.0_f64,
        locale in select(&Locale::ALL[..]),
    ) {
        for spec in all(&things, Layout { width, locale }) {
            drawn::picture(&Picture::Chart(spec));
        }
    }
}

#[test]
fn nothing_to_draw_is_no_fault() {
    let layout = Layout { width: 350.0, locale: Locale::Zh };
    for spec in [
        rank::draw(&Ranking::default(), layout),
        scatter::draw(&Scatter::default(), layout),
        strip::draw(&Strips::default(), layout),
        pyramid::draw(&Pyramid::default(), layout),
        stacked::draw(&Stacked::default(), layout),
        dumbbell::draw(&Dumbbells::default(), layout),
        lines::draw(&Lines::default(), layout),
    ] {
        drawn::picture(&Picture::Chart(spec));
    }
}

/// What `n` promises, by the digits of the number itself.
fn with_two_decimals(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn coordinates_are_rounded_by_their_own_digits(
        value in prop_oneof![any::<f64>(), -5_000.0..5_000.0, (-2_000_000..2_000_000i32).prop_map(|k| f64::from(k) / 1_000.0)],
    ) {
        prop_assert_eq!(n(value), with_two_decimals(value));
    }
}
