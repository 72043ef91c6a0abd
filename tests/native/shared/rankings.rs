use wanzhou::figures::shared::ranking::{RankColumns, fitted, reference_labels, top};

#[test]
fn every_bar_has_room_with_what_is_at_its_end() {
    let bars = [(62.9, 40.0), (5.1, 30.0), (-14.1, 44.0), (-0.2, 60.0)];
    let scale = fitted([100.0, 350.0], &bars);
    let end = |(value, wide): (f64, f64)| scale.at(value) + wide.copysign(value);
    assert!(bars.into_iter().all(|bar| (99.9..=348.1).contains(&end(bar))), "{:?}", bars.map(end));
    assert!(bars.into_iter().any(|bar| bar.0 > 0.0 && end(bar) > 347.9), "and no bar could be longer");
}

#[test]
fn a_scale_holds_values_of_nothing_and_labels_wider_than_the_picture() {
    for bars in [vec![], vec![(0.0, 30.0)], vec![(3.0, 900.0), (-2.0, 900.0)]] {
        let scale = fitted([10.0, 200.0], &bars);
        assert!(scale.at(1.0).is_finite() && scale.at(1.0) > scale.at(0.0), "{bars:?}: {scale:?}");
    }
}

#[test]
fn names_of_references_are_in_rows_of_their_own_where_they_would_meet() {
    let labels = |lines: &[(f64, &str)]| reference_labels(lines, 12.0, 350.0);
    let apart = labels(&[(300.0, "38: 69.5"), (150.0, "all: 40.2")]);
    assert_eq!(apart[0].up, apart[1].up);
    assert_eq!(top(apart), 22.0);
    let near = labels(&[(180.0, "all of the municipality 69.5"), (170.0, "all of the country 63.9")]);
    assert!(near[0].up != near[1].up || near[0].dx > 0.0 && near[1].dx < 0.0, "{near:?}");
    assert_eq!(top([]), 2.0, "without references the rows begin at the top");
}

#[test]
fn columns_that_are_not_there_take_no_room() {
    let names = |ranks, classes, symbols| RankColumns::of(ranks, 60.0, classes, symbols).names;
    assert_eq!(names(0.0, false, false), 0.0);
    assert!(names(20.0, true, true) > names(20.0, true, false));
    assert!(names(20.0, true, false) > names(20.0, false, false));
}
