//! Charts with axes.

use super::case::Case;
use crate::figures::charts::columns::{self, ColumnBand, Columns, Rate};
use crate::figures::charts::lines::{self, Bracket, LinePoint, LineSeries, Lines, RateOnly};
use crate::figures::charts::rank::{self, RankReference, Ranking};
use crate::figures::charts::{ChartValue, Layout, Look};
use crate::figures::shared::mark::Certainty;
use crate::figures::{Picture, theme};
use crate::text::Locale;
use crate::text::number::{format_number, format_signed};

pub const CASES: &[Case] = &[
    Case { id: "columns-rates", draw: columns_rates },
    Case { id: "line-broken", draw: line_broken },
    Case { id: "lines-selected", draw: lines_selected },
    Case { id: "ranking-selected", draw: ranking_selected },
    Case { id: "ranking-signed", draw: ranking_signed },
];

/// Names of areas that are not there: the numbers are made up, so no real area has them.
pub fn area_names(locale: Locale) -> [&'static str; 12] {
    match locale {
        Locale::Zh => {
            ["甲州", "乙北", "丙县", "丁陵", "戊州", "己阳", "庚坪坝", "辛津", "壬江", "癸口", "子柱", "丑渡口"]
        }
        Locale::En => [
            "Alder",
            "Birchwood",
            "Cedar",
            "Dogwood",
            "Elm",
            "Fir",
            "Gingko Hill",
            "Hazel",
            "Ironwood",
            "Juniper",
            "Kapok",
            "Larch Ferry",
        ],
    }
}

/// A number with one decimal.
pub fn value(number: f64, certainty: Certainty) -> ChartValue {
    let sign = match certainty {
        Certainty::AtLeast => "≥",
        Certainty::MoreThan => ">",
        Certainty::Nearly => "<",
        Certainty::Rounded => "≈",
        _ => "",
    };
    ChartValue {
        number,
        text: format!("{sign}{}", format_number(number, 1, Locale::En)),
        certainty,
        observation: Some(format!("o-{number}")),
    }
}

pub fn exact(number: f64) -> ChartValue {
    value(number, Certainty::Exact)
}

pub fn band(name: &str, value: Option<ChartValue>) -> ColumnBand {
    ColumnBand { name: name.to_owned(), note: String::new(), value, kind: String::new(), accent: false }
}

/// What the last column says beside the one before it.
fn columns_rates(layout: Layout) -> Picture {
    let numbers = [("2021", Some(412.5)), ("2022", None), ("2023", Some(632.4)), ("2024", Some(719.2))];
    let mut bands: Vec<ColumnBand> = numbers.into_iter().map(|(name, number)| band(name, number.map(exact))).collect();
    bands[3].accent = true;
    let rate = |number: f64, certainty, what: &str| Rate {
        value: ChartValue { text: format!("{}%", format_signed(number, 1, Locale::En)), ..value(number, certainty) },
        what: what.to_owned(),
    };
    let rates = vec![rate(13.0, Certainty::Exact, "stated"), rate(13.7, Certainty::Derived, "worked out")];
    let chart = Columns { bands, breaks: Vec::new(), rates_title: "2024 on 2023".to_owned(), rates };
    Picture::Chart(columns::draw(&chart, layout))
}

fn point(number: f64, other_source: bool) -> Option<LinePoint> {
    Some(LinePoint { value: exact(number), other_source })
}

/// A line that is broken where the rules change, with a year of which only a rate is known.
fn line_broken(layout: Layout) -> Picture {
    let series = |id: &str, points: Vec<Option<LinePoint>>| LineSeries {
        id: id.to_owned(),
        name: String::new(),
        look: lines::LineLook::Alone,
        points,
    };
    let first = [860.7, 920.9, 970.7, 1087.9, 1118.4].map(|number| point(number, false));
    let bracket = |from, to, text: &str| Bracket { from, to, text: text.to_owned() };
    let rate = RateOnly {
        band: 7,
        value: ChartValue { text: "+6.8%".to_owned(), ..exact(6.8) },
        notes: vec!["rate only".to_owned(), "no level found".to_owned()],
    };
    let chart = Lines {
        bands: (2018..=2025).map(|year| year.to_string()).collect(),
        series: vec![
            series("revised", first.into_iter().chain([None, None, None]).collect()),
            series(
                "first",
                [None, None, None, None, None].into_iter().chain([point(1179.4, true), None, None]).collect(),
            ),
        ],
        title: "亿元，纵轴从800起".to_owned(),
        from_zero: false,
        breaks: vec![5],
        brackets: vec![bracket(0, 4, "revised series"), bracket(5, 5, "unrevised")],
        rates: vec![rate],
    };
    Picture::Chart(lines::draw(&chart, layout))
}

/// Selected lines over grey ones, with one to compare with.
fn lines_selected(layout: Layout) -> Picture {
    let levels: [[f64; 3]; 12] = [
        [164.9, 156.3, 156.4],
        [84.3, 134.5, 219.1],
        [95.4, 75.1, 72.1],
        [113.4, 106.7, 111.5],
        [140.8, 116.0, 120.3],
        [59.4, 57.8, 60.7],
        [87.2, 100.0, 147.7],
        [133.0, 123.3, 136.0],
        [101.9, 105.7, 101.1],
        [22.9, 19.3, 19.7],
        [48.7, 41.5, 38.9],
        [24.8, 30.1, 42.2],
    ];
    let series = |(i, (levels, name)): (usize, (&[f64; 3], &str))| LineSeries {
        id: format!("area-{i}"),
        name: name.to_owned(),
        look: if i < 6 { lines::LineLook::Selected(i) } else { lines::LineLook::Context },
        points: levels.iter().map(|level| point(*level, false)).collect(),
    };
    let mut series: Vec<LineSeries> = levels.iter().zip(area_names(layout.locale)).enumerate().map(series).collect();
    series.reverse();
    let chart = Lines {
        bands: ["2000", "2010", "2020"].map(str::to_owned).to_vec(),
        series,
        from_zero: true,
        brackets: vec![
            Bracket { from: 0, to: 0, text: "open data".to_owned() },
            Bracket { from: 1, to: 2, text: "census".to_owned() },
        ],
        ..Lines::default()
    };
    Picture::Chart(lines::draw(&chart, layout))
}

pub fn row(i: usize, name: &str, value: Option<ChartValue>, look: Look) -> rank::RankRow {
    let rank = if value.is_some() { (i + 1).to_string() } else { String::new() };
    rank::RankRow {
        id: format!("area-{i}"),
        rank,
        name: name.to_owned(),
        value,
        look,
        class: Some(theme::SEQ[4 - i * 5 / 12]),
    }
}

/// Bars from zero, three of them selected, one in doubt, one without a value, beside two references.
fn ranking_selected(layout: Layout) -> Picture {
    let numbers = [21.4, 20.5, 19.8, 18.9, 18.5, 18.0, 17.7, 16.9, 16.1, 14.7, 12.1];
    let mut rows: Vec<rank::RankRow> = area_names(layout.locale)
        .into_iter()
        .enumerate()
        .map(|(i, name)| {
            let look = match i {
                0 | 2 => Look::Selected(i),
                10 => Look::Selected(1),
                _ => Look::Context,
            };
            row(i, name, numbers.get(i).map(|number| exact(*number)), look)
        })
        .collect();
    rows[5].value = Some(value(18.0, Certainty::Doubtful));
    rows[7].value = Some(value(16.9, Certainty::AtLeast));
    let reference = |name: &str, number: f64, color| RankReference {
        value: ChartValue { text: format!("{name} {}", format_number(number, 1, Locale::En)), ..exact(number) },
        color,
    };
    let references = vec![reference("Country", 13.5, theme::INK_3), reference("All", 17.1, theme::INK)];
    Picture::Chart(rank::draw(&Ranking { rows, references, pitch: 0.0 }, layout))
}

/// Bars to both sides of zero.
fn ranking_signed(layout: Layout) -> Picture {
    let numbers = [62.9, 57.7, 24.5, 11.3, 5.1, 3.7, 0.1, -1.1, -4.1, -6.3, -10.7, -14.1];
    let rows = area_names(layout.locale).into_iter().zip(numbers).enumerate().map(|(i, (name, number))| {
        let value = ChartValue { text: format_signed(number, 1, Locale::En), ..exact(number) };
        let look = if i == 6 { Look::Accent } else { Look::Context };
        rank::RankRow { class: None, ..row(i, name, Some(value), look) }
    });
    let reference =
        RankReference { value: ChartValue { text: "All +11.1".to_owned(), ..exact(11.1) }, color: theme::INK };
    Picture::Chart(rank::draw(&Ranking { rows: rows.collect(), references: vec![reference], pitch: 0.0 }, layout))
}
