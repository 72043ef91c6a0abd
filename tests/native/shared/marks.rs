use wanzhou::figures::shared::mark::{Certainty, Dot, End, Growth, Outline, Paint, SWATCH, swatch};
use wanzhou::figures::shared::symbol::Symbol;
use wanzhou::figures::{drawing::Shape, theme};
use wanzhou::model::Qualifier;

fn end(certainty: Certainty) -> End {
    End { certainty, color: theme::SEQ[3], growth: Growth::Right, length: 200.0, breadth: 20.0 }
}

#[test]
fn every_qualifier_has_a_mark_and_no_two_look_alike() {
    for qualifier in Qualifier::ALL {
        assert!(Certainty::ALL.contains(&qualifier.into()));
    }
    let drawn = |certainty: Certainty| {
        let dot = Dot { certainty, color: theme::SEQ[3], symbol: Symbol::Circle, radius: 6.0, growth: Growth::Right };
        (end(certainty).shapes([0.0, 0.0]), dot.shapes([0.0, 0.0]), swatch(certainty, theme::SEQ[3], [0.0, 0.0]))
    };
    for (i, a) in Certainty::ALL.into_iter().enumerate() {
        for b in Certainty::ALL.into_iter().skip(i + 1).filter(|b| !(a.is_open() && b.is_open())) {
            let (one, other) = (drawn(a), drawn(b));
            assert!(one.0 != other.0 && one.1 != other.1 && one.2 != other.2, "{a:?} looks like {b:?}");
        }
    }
}

#[test]
fn only_known_amounts_are_solid() {
    for certainty in Certainty::ALL {
        let filled = Paint::of(certainty, theme::SEQ[3]).fill == theme::SEQ[3];
        let known = !matches!(
            certainty,
            Certainty::Expected | Certainty::Target | Certainty::Derived | Certainty::Doubtful | Certainty::Missing
        );
        assert_eq!(filled, known, "{certainty:?}");
    }
}

#[test]
fn the_end_of_an_open_bar_lies_beyond_its_number_and_of_a_nearly_reached_one_before() {
    let along = |certainty| -> Vec<f64> {
        let parts = end(certainty).parts();
        let points = parts.into_iter().flat_map(|part| match part.outline {
            Outline::Line(points) | Outline::Area(points) => points,
            Outline::Disc(middle, _) => vec![middle],
        });
        points.map(|[x, _]| x).collect()
    };
    assert!(along(Certainty::AtLeast).iter().all(|x| *x >= 0.0));
    let furthest = along(Certainty::MoreThan).into_iter().fold(0.0, f64::max);
    assert_eq!(furthest, end(Certainty::MoreThan).reach());
    assert!(along(Certainty::Nearly).iter().all(|x| *x <= 0.0 && *x >= -20.0));
    assert!(along(Certainty::Rounded).iter().all(|x| *x < 0.0));
    assert!(along(Certainty::Exact).is_empty() && end(Certainty::Exact).reach() == 0.0);
}

#[test]
fn the_length_of_hatching_encodes_nothing() {
    let hatched = |length: f64| End { length, ..end(Certainty::Nearly) }.parts()[1].clone();
    assert_eq!(hatched(100.0), hatched(500.0), "whatever the number");
    // A bar shorter than two hatchings keeps a solid part.
    let Outline::Area(corners) = hatched(8.0).outline else { panic!("an area") };
    assert_eq!(corners[0][0], -4.0);
}

#[test]
fn bars_grow_up_right_and_left() {
    let tip = |growth| {
        let parts = End { growth, ..end(Certainty::AtLeast) }.parts();
        let Outline::Line(points) = parts[1].outline.clone() else { panic!("the shaft of an arrow") };
        points[1]
    };
    let reach = end(Certainty::AtLeast).reach();
    assert_eq!(tip(Growth::Right), [reach, 0.0]);
    assert_eq!(tip(Growth::Left), [-reach, 0.0]);
    assert_eq!(tip(Growth::Up), [0.0, -reach]);
}

#[test]
fn swatches_stay_in_their_frame() {
    for certainty in Certainty::ALL {
        let numbers = |shape: &Shape| -> Vec<f64> {
            let d = shape.d.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
            d.filter_map(|number| number.parse().ok()).collect()
        };
        let shapes = swatch(certainty, theme::SEQ[3], [0.0, 0.0]);
        assert!(!shapes.is_empty());
        for shape in &shapes {
            assert!(numbers(shape).into_iter().all(|n| (0.0..=SWATCH[0]).contains(&n)), "{certainty:?}: {}", shape.d);
        }
    }
}
