//! Cells of the tables by name, as tests ask for them.

use wanzhou::model::census::stats::{Rank, ranks};
use wanzhou::model::census::{AreaKey, Categories, Cell, CellValue, Census, IndicatorKey, When};
use wanzhou::text::Period;

/// A time: `2020`, or from one to another, `2010/2020`.
pub fn when(text: &str) -> When {
    let at = |text: &str| Period::parse(text).unwrap_or_else(|| panic!("{text} is no period"));
    text.split_once('/').map_or_else(|| When::At(at(text)), |(from, to)| When::Between(at(from), at(to)))
}

pub fn indicator(census: &Census, id: &str) -> IndicatorKey {
    census.indicator(id).unwrap_or_else(|| panic!("indicator {id}"))
}

pub fn area(census: &Census, id: &str) -> AreaKey {
    census.area(id).unwrap_or_else(|| panic!("area {id}"))
}

/// The districts of Chongqing.
pub fn districts(census: &Census) -> Vec<AreaKey> {
    census.parts(area(census, "500000")).to_vec()
}

/// The total of an indicator.
pub fn total(census: &Census, id: &str, time: &str, area_id: &str) -> Cell {
    Cell {
        indicator: indicator(census, id),
        when: when(time),
        categories: Categories::TOTAL,
        area: area(census, area_id),
    }
}

/// Its number.
pub fn number(census: &Census, id: &str, time: &str, area_id: &str) -> Option<f64> {
    census.value(total(census, id, time, area_id)).map(|value| value.number)
}

/// The number of a cell by its id.
pub fn at(census: &Census, id: &str) -> f64 {
    let cell = census.cell(id).unwrap_or_else(|| panic!("{id} names no cell"));
    census.value(cell).unwrap_or_else(|| panic!("{id} has no value")).number
}

/// The rank of an area among some.
pub fn rank(census: &Census, id: &str, time: &str, area_id: &str, among: &[AreaKey]) -> Option<Rank> {
    let at = among.iter().position(|key| *key == area(census, area_id)).expect("one of them");
    ranks(&census.row(indicator(census, id), when(time), among))[at]
}

/// A value that is exact.
pub fn exact(number: f64) -> Option<CellValue> {
    use wanzhou::model::census::Basis;
    Some(CellValue { number, derived: false, doubtful: false, basis: Basis::FullCount, margin: 0.0, rounding: 0.0 })
}
