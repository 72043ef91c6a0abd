//! The charts that compare many things: scatter, pyramid, strips, stacked shares, dumbbells.

use super::case::{Case, Of};
use super::charts::{area_names, exact, value};
use crate::figures::charts::dumbbell::{self, Dumbbells};
use crate::figures::charts::pyramid::{self, AgeGroup, Pyramid, PyramidBand, Tone};
use crate::figures::charts::scatter::{self, Scatter, ScatterAxis, ScatterPoint, ScatterReference, SizeKey};
use crate::figures::charts::stacked::{self, Stacked, StackedPart, Whole};
use crate::figures::charts::strip::{self, Strips};
use crate::figures::charts::{ChartValue, Layout, Look};
use crate::figures::shared::mark::Certainty;
use crate::figures::shared::scale::as_f64;
use crate::figures::{Picture, theme};
use crate::text::Locale;
use crate::text::number::format_number;

pub const CASES: &[Case] = &[
    Case { id: "scatter-selected", draw: scatter_selected },
    Case { id: "scatter-diagonal", draw: scatter_diagonal },
    Case { id: "pyramid", draw: pyramid },
    Case { id: "strips", draw: strips },
    Case { id: "stacked-upright", draw: stacked_upright },
    Case { id: "stacked-rows", draw: stacked_rows },
    Case { id: "dumbbells", draw: dumbbells },
];

/// Numbers between 0 and 1 that look as if by chance, the same every time.
fn noise(seed: usize) -> f64 {
    let mut bits = u32::try_from(seed).unwrap_or(0).wrapping_add(1).wrapping_mul(2_654_435_761);
    bits ^= bits >> 15;
    f64::from(bits.wrapping_mul(2_246_822_519)) / f64::from(u32::MAX)
}

fn points(layout: Layout, y: impl Fn(f64, usize) -> f64) -> Vec<ScatterPoint> {
    let point = |i: usize| {
        let x = 40.0 + 60.0 * noise(i);
        let name = area_names(layout.locale)[i % 12];
        ScatterPoint {
            id: format!("area-{i}"),
            name: if i < 12 { name.to_owned() } else { format!("{name}{}", i / 12) },
            x: exact((x * 10.0).round() / 10.0),
            y: exact((y(x, i) * 10.0).round() / 10.0),
            size: 20.0 + 200.0 * noise(i + 100),
            look: if i < 6 { Look::Selected(i) } else { Look::Context },
        }
    };
    (0..38).map(point).collect()
}

fn reference(name: &str, number: f64, color: &'static str) -> ScatterReference {
    ScatterReference {
        value: ChartValue { text: format!("{name} {}", format_number(number, 1, Locale::En)), ..exact(number) },
        color,
    }
}

/// Two values and a third as area, six selected, references both ways.
fn scatter_selected(layout: Layout) -> Picture {
    let dimension =
        |name: &str, references| ScatterAxis { name: name.to_owned(), unit: "%".to_owned(), signed: false, references };
    let mut points = points(layout, |x, i| 26.0 - 0.15 * x + 5.0 * noise(i + 50));
    points[8].y.certainty = Certainty::Doubtful;
    let chart = Scatter {
        x: dimension("Towns", vec![reference("All", 69.5, theme::INK)]),
        y: dimension("Children", vec![reference("Country", 18.0, theme::INK_3), reference("All", 15.9, theme::INK)]),
        points,
        areas: Some(SizeKey {
            title: "Area: residents".to_owned(),
            examples: [200.0, 100.0, 25.0].map(|n| (n, format_number(n, 0, Locale::En))).to_vec(),
        }),
        diagonal: false,
    };
    Picture::Chart(scatter::draw(&chart, layout))
}

/// One measure at two times, with the line of no change.
fn scatter_diagonal(layout: Layout) -> Picture {
    let dimension = |name: &str| ScatterAxis { name: name.to_owned(), ..ScatterAxis::default() };
    let chart = Scatter {
        x: dimension("2010"),
        y: dimension("2020"),
        points: points(layout, |x, i| x + 18.0 * noise(i + 7) - 4.0),
        areas: None,
        diagonal: true,
    };
    Picture::Chart(scatter::draw(&chart, layout))
}

const BEFORE: [f64; 18] = [3.9, 4.1, 5.3, 7.4, 5.4, 3.7, 4.3, 8.2, 8.1, 6.3, 4.3, 6.0, 4.6, 3.4, 2.5, 1.6, 0.9, 0.5];

/// Ages of two groups over those of another year.
fn pyramid(layout: Layout) -> Picture {
    pyramid_of(layout, &|_| Certainty::Exact)
}

pub fn pyramid_of(layout: Layout, of: Of) -> Picture {
    let now = [3.4, 4.0, 4.4, 4.8, 4.3, 4.3, 5.0, 3.7, 4.2, 8.3, 7.6, 6.1, 3.9, 5.3, 3.9, 2.6, 1.5, 1.1];
    let band = |(i, number): (usize, &f64)| PyramidBand {
        name: if i < 17 { format!("{}–{}", i * 5, i * 5 + 4) } else { "85+".to_owned() },
        values: [ChartValue { certainty: of(i), ..exact(*number) }, exact((number * 10.2).round() / 10.0)],
        tone: match i {
            9 => Tone::Accent,
            12.. => Tone::Strong,
            _ => Tone::Plain,
        },
    };
    let then = |number: &f64| {
        let value = |factor: f64| {
            let number = (number * factor * 10.0).round() / 10.0;
            ChartValue { text: format!("2010 {}", format_number(number, 1, Locale::En)), ..exact(number) }
        };
        [value(1.0), value(0.97)]
    };
    let group = |bands, name: &str, number: f64| AgeGroup {
        bands,
        name: name.to_owned(),
        value: ChartValue { text: format!("{number}%"), ..exact(number) },
        note: "2010: 17.7%".to_owned(),
    };
    let chart = Pyramid {
        bands: now.iter().enumerate().map(band).collect(),
        sides: ["Men 78.2".to_owned(), "Women 78.3".to_owned()],
        unit: "万".to_owned(),
        outline: BEFORE.iter().map(then).collect(),
        groups: vec![group([0, 2], "0–14", 14.0), group([3, 11], "15–59", 62.1), group([12, 17], "60+", 23.9)],
    };
    Picture::Chart(pyramid::draw(&chart, layout))
}

/// Five measures of 38 things, one of them marked, some in doubt.
fn strips(layout: Layout) -> Picture {
    strips_of(layout, &|n| if n % 9 == 5 { Certainty::Doubtful } else { Certainty::Exact })
}

pub fn strips_of(layout: Layout, of: Of) -> Picture {
    let row = |i: usize| {
        let dot = |n: usize| strip::StripDot {
            id: format!("area-{n}"),
            value: ChartValue { certainty: of(n), ..exact((100.0 * noise(n + i * 40)).round() / 10.0) },
            look: if n == 0 { Look::Accent } else { Look::Context },
        };
        let dots: Vec<strip::StripDot> = (0..38).map(dot).collect();
        let [low, high, ..] = area_names(layout.locale);
        strip::StripRow {
            name: ["Residents", "Change", "Towns", "One person", "Work on farms"][i].to_owned(),
            note: if i == 4 { "sample".to_owned() } else { String::new() },
            own: ChartValue { text: format!("{}%", dots[0].value.text), ..dots[0].value.clone() },
            dots,
            ends: [format!("{low} 0.1"), format!("{high} 9.8")],
            reference: (i > 0).then(|| exact(3.0 + as_f64(i))),
            rank: if i == 4 { "20–22".to_owned() } else { (i * 7 + 2).to_string() },
        }
    };
    let heads = ["Alder", "lowest", "highest", "All", "rank"].map(str::to_owned);
    Picture::Chart(strip::draw(&Strips { rows: (0..5).map(row).collect(), heads }, layout))
}

fn whole(name: &str, note: &str, values: &[f64], strong: bool) -> Whole {
    Whole { name: name.to_owned(), note: note.to_owned(), values: values.iter().map(|v| exact(*v)).collect(), strong }
}

/// Wholes beside each other, the lowest parts too small for their numbers, one in doubt.
fn stacked_upright(layout: Layout) -> Picture {
    stacked_of(layout, &|i| if i == 2 { Certainty::Doubtful } else { Certainty::Exact })
}

pub fn stacked_of(layout: Layout, of: Of) -> Picture {
    let parts = ["none", "primary", "lower", "upper", "college"];
    let mut chart = Stacked {
        wholes: vec![
            whole("Alder", "2010", &[3.5, 34.9, 37.2, 16.6, 7.8], false),
            whole("Alder", "2020", &[2.0, 34.0, 33.9, 16.4, 13.7], true),
            whole("All", "2020", &[2.6, 31.6, 32.5, 16.9, 16.4], false),
        ],
        parts: parts.iter().enumerate().map(|(i, name)| StackedPart::step(*name, i)).collect(),
        upright: true,
    };
    for (i, value) in chart.wholes[2].values.iter_mut().enumerate() {
        value.certainty = of(i);
    }
    Picture::Chart(stacked::draw(&chart, layout))
}

/// Wholes below each other, with one part that is the point.
fn stacked_rows(layout: Layout) -> Picture {
    let chart = Stacked {
        wholes: vec![
            whole("2010", "", &[18.4, 19.1, 45.3, 17.2], false),
            whole("2020", "", &[28.6, 24.1, 33.3, 14.0], true),
            whole("All", "", &[29.3, 23.0, 33.6, 14.1], false),
        ],
        parts: vec![
            StackedPart::accent("one person"),
            StackedPart::step("one gen.", 3),
            StackedPart::step("two gen.", 1),
            StackedPart::step("three", 0),
        ],
        upright: false,
    };
    Picture::Chart(stacked::draw(&chart, layout))
}

/// Then and now, with changes both ways, none at all, and a qualified end.
fn dumbbells(layout: Layout) -> Picture {
    let pairs = [(11.7, 18.9), (9.9, 21.4), (13.2, 12.1), (12.0, 17.7), (10.4, 10.4), (14.1, 20.5)];
    let row = |(i, (then, now)): (usize, (f64, f64))| dumbbell::DumbbellRow {
        name: area_names(layout.locale)[i].to_owned(),
        values: [exact(then), if i == 3 { value(now, Certainty::AtLeast) } else { exact(now) }],
        look: if i == 0 { Look::Accent } else { Look::Context },
    };
    let rows = pairs.into_iter().enumerate().map(row).collect();
    let chart = Dumbbells { rows, names: ["2010".to_owned(), "2020".to_owned()], unit: "%".to_owned() };
    Picture::Chart(dumbbell::draw(&chart, layout))
}
