use wanzhou::figures::shared::label::{Bounds, LabelRequest, Side, positions, spread, without_overlap};

#[test]
fn labels_that_do_not_meet_stay() {
    assert_eq!(spread(&[(10.0, 8.0), (40.0, 8.0), (25.0, 8.0)], [0.0, 100.0]), [10.0, 40.0, 25.0]);
}

#[test]
fn labels_that_meet_part_evenly() {
    // Two at one position give way by half a length each.
    assert_eq!(spread(&[(50.0, 20.0), (50.0, 20.0)], [0.0, 100.0]), [40.0, 60.0]);
    // Three, one of them apart: the mean of the group stays where it was.
    assert_eq!(
        spread(&[(50.0, 10.0), (52.0, 10.0), (54.0, 10.0), (90.0, 10.0)], [0.0, 100.0]),
        [42.0, 52.0, 62.0, 90.0]
    );
}

#[test]
fn labels_stay_in_the_range() {
    assert_eq!(spread(&[(2.0, 20.0), (3.0, 20.0)], [0.0, 100.0]), [10.0, 30.0]);
    assert_eq!(spread(&[(99.0, 20.0), (98.0, 20.0)], [0.0, 100.0]), [90.0, 70.0]);
    assert!(spread(&[], [0.0, 1.0]).is_empty());
}

#[test]
fn no_two_labels_meet_and_their_order_holds() {
    let requests: Vec<(f64, f64)> = (0..40u32).map(|i| (f64::from(i * 37 % 100), 6.0 + f64::from(i % 3))).collect();
    let moved = spread(&requests, [0.0, 400.0]);
    let mut order: Vec<usize> = (0..40).collect();
    order.sort_by(|a, b| requests[*a].0.total_cmp(&requests[*b].0));
    for pair in order.windows(2) {
        let apart = moved[pair[1]] - moved[pair[0]];
        assert!(apart >= f64::midpoint(requests[pair[0]].1, requests[pair[1]].1) - 1e-9, "{apart}");
    }
}

#[test]
fn required_labels_are_kept_first() {
    assert_eq!(
        without_overlap(&[(10.0, 17.0, false), (20.0, 17.0, true), (60.0, 17.0, false), (70.0, 17.0, false)]),
        [false, true, true, false]
    );
}

const FIELD: Bounds = Bounds { left: 0.0, top: 0.0, right: 400.0, bottom: 300.0 };

fn point(x: f64, y: f64, required: bool) -> LabelRequest {
    LabelRequest { at: [x, y], radius: 8.0, size: [40.0, 16.0], required, side: Side::Right }
}

#[test]
fn a_label_is_to_the_right_where_that_is_free() {
    let found = positions(&[point(100.0, 100.0, false)], &[], FIELD);
    assert_eq!(found[0].map(|p| (p.middle, p.leader)), Some(([132.0, 100.0], false)));
    // At the edge it is to the left.
    let found = positions(&[point(380.0, 100.0, false)], &[], FIELD);
    assert_eq!(found[0].map(|p| p.middle), Some([348.0, 100.0]));
}

#[test]
fn labels_touch_neither_points_nor_each_other() {
    let points: Vec<LabelRequest> = (0..60u32)
        .map(|i| point(f64::from(i * 53 % 380) + 10.0, f64::from(i * 97 % 280) + 10.0, i % 10 == 0))
        .collect();
    let rule = Bounds { left: 0.0, top: 149.0, right: 400.0, bottom: 151.0 };
    let found = positions(&points, &[rule], FIELD);
    let labels: Vec<(usize, Bounds)> = found
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((i, Bounds::around(p.as_ref()?.middle, points[i].size))))
        .collect();
    assert!(labels.len() > 12, "{} labels", labels.len());
    for (n, (i, label)) in labels.iter().enumerate() {
        assert!(FIELD.holds(label), "{label:?}");
        if !points[*i].required {
            assert!(!label.meets(&rule));
            assert!(!found[*i].expect("it has a position").leader, "only what must be named is led to");
        }
        for (_, other) in &labels[n + 1..] {
            assert!(!label.meets(other), "{label:?} {other:?}");
        }
    }
}

#[test]
fn required_labels_get_a_leader_line_from_further_off() {
    // A point walled in by others.
    let mut points = vec![point(200.0, 150.0, true)];
    for [dx, dy] in [
        [30.0, 0.0],
        [-30.0, 0.0],
        [0.0, -22.0],
        [0.0, 22.0],
        [25.0, -20.0],
        [-25.0, 20.0],
        [25.0, 20.0],
        [-25.0, -20.0],
    ] {
        points.push(LabelRequest { size: [0.0, 0.0], ..point(200.0 + dx, 150.0 + dy, false) });
    }
    let found = positions(&points, &[], FIELD);
    assert!(found[0].is_some_and(|p| p.leader), "{:?}", found[0]);
    assert!(found[1..].iter().all(Option::is_none), "they asked for none");
}
