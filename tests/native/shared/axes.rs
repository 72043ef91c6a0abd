use wanzhou::figures::shared::axis::{Axis, AxisText, thinned};
use wanzhou::figures::shared::label::{Face, width};
use wanzhou::text::Locale;

const PLAIN: AxisText = AxisText { size: 13.0, unit: "", signed: false, nice: true, locale: Locale::En };

fn texts(axis: &Axis) -> Vec<&str> {
    axis.ticks.iter().map(|tick| tick.text.as_str()).collect()
}

#[test]
fn the_unit_appears_once_at_the_end() {
    let axis = Axis::across([0.0, 13.3], 260.0, AxisText { unit: "%", ..PLAIN });
    assert_eq!(texts(&axis), ["0", "5", "10", "15%"]);
    assert_eq!((axis.min, axis.max), (0.0, 15.0));
}

#[test]
fn changes_have_signs() {
    let axis = Axis::across([-14.1, 62.9], 400.0, AxisText { unit: "%", signed: true, ..PLAIN });
    assert_eq!(texts(&axis), ["−20", "0", "+20", "+40", "+60", "+80%"]);
}

#[test]
fn an_axis_may_end_where_its_values_do() {
    let axis = Axis::across([36.0, 104.0], 700.0, AxisText { nice: false, unit: "%", ..PLAIN });
    assert_eq!((axis.min, axis.max), (36.0, 104.0));
    assert_eq!(texts(&axis), ["40", "50", "60", "70", "80", "90", "100%"]);
}

#[test]
fn labels_never_meet_however_short_the_axis() {
    for length in [20.0, 60.0, 100.0, 175.0, 310.0, 690.0, 1100.0] {
        for domain in [[0.0, 1.0], [0.0, 123_456_789.0], [-1e12, 1e12], [0.001, 0.0013], [99.5, 100.5]] {
            let axis = Axis::across(domain, length, PLAIN);
            let scale = axis.scale([0.0, length]);
            assert!(axis.min <= domain[0] && domain[1] <= axis.max && !axis.ticks.is_empty());
            for pair in axis.ticks.windows(2) {
                let apart = scale.at(pair[1].value) - scale.at(pair[0].value);
                let half = |text: &str| width(text, 13.0, Face::Plain) / 2.0;
                assert!(apart > half(&pair[0].text) + half(&pair[1].text), "{length} {domain:?}: {:?}", texts(&axis));
            }
        }
    }
}

#[test]
fn an_axis_that_ends_with_its_values_has_a_number_however_short_it_is() {
    for domain in [[1.7, 16.6], [3.2, 16.6], [0.31, 1.52], [21.0, 29.0], [101.0, 108.0]] {
        for length in [20.0, 50.0, 80.0, 300.0] {
            let axis = Axis::across(domain, length, AxisText { nice: false, ..PLAIN });
            assert!(!axis.ticks.is_empty(), "{domain:?} in {length}");
            assert!(axis.ticks.iter().all(|tick| (domain[0]..=domain[1]).contains(&tick.value)), "{domain:?}");
        }
    }
}

#[test]
fn an_upright_axis_leaves_air_between_its_lines() {
    for length in [60.0, 120.0, 250.0, 600.0] {
        let axis = Axis::upward([0.0, 219.1], length, PLAIN);
        let scale = axis.scale([0.0, length]);
        for pair in axis.ticks.windows(2) {
            assert!(scale.at(pair[1].value) - scale.at(pair[0].value) >= 33.0 || axis.ticks.len() <= 3);
        }
    }
    assert_eq!(texts(&Axis::upward([0.0, 219.1], 250.0, PLAIN)), ["0", "50", "100", "150", "200", "250"]);
}

#[test]
fn names_are_thinned_from_the_last() {
    let years: Vec<String> = (2013..=2024).map(|year| year.to_string()).collect();
    let shown = |step: f64| -> Vec<&str> {
        let shown = thinned(&years, step, 13.0);
        years.iter().zip(shown).filter(|(_, shown)| *shown).map(|(year, _)| year.as_str()).collect()
    };
    assert_eq!(shown(60.0).len(), 12);
    assert_eq!(shown(25.0), ["2014", "2016", "2018", "2020", "2022", "2024"]);
    assert_eq!(shown(1.0), ["2024"]);
    assert!(thinned(&[], 10.0, 13.0).is_empty());
}
