//! How strongly two indicators go together, in words: by steps of Spearman's rank correlation, on values made for them.

use crate::support;
use crate::support::tables::exact;
use wanzhou::figures::districts::Scene;
use wanzhou::route::{Explore, View};
use wanzhou::text::messages::districts::districts;
use wanzhou::text::{Locale, number::format_number};

/// So many values from high to low, where those at these distances have changed ranks: by the sum of the squares of the
/// distances of ranks Spearman's correlation with the order itself is known.
fn swapped(count: usize, distances: &[usize]) -> (Vec<f64>, f64) {
    let mut values: Vec<usize> = (0..count).collect();
    let mut free = vec![true; count];
    for distance in distances {
        let at = (0..count - distance).find(|at| free[*at] && free[at + distance]).expect("room for a swap");
        (free[at], free[at + distance]) = (false, false);
        values.swap(at, at + distance);
    }
    let squares: usize = distances.iter().map(|distance| 2 * distance * distance).sum();
    let all = count * (count * count - 1);
    (values.into_iter().map(|at| at as f64).collect(), 1.0 - 6.0 * squares as f64 / all as f64)
}

#[test]
fn correlation_is_worded_in_three_steps_and_omitted_within_chance() {
    let atlas = support::everything();
    let group = atlas.areas.get("north-east");
    // Over how many, who changes ranks, which of the steps.
    let cases: [(usize, &[usize], Option<usize>); 12] = [
        (38, &[], Some(0)),
        (38, &[30, 3, 2], Some(0)),
        (38, &[30, 3, 2, 1], Some(1)),
        (38, &[37, 21, 4, 1], Some(1)),
        (38, &[37, 21, 3, 3], Some(2)),
        // Of 38 chance gives up to 0.322: less than that is no finding, although it is more than 0.3.
        (38, &[37, 35, 22, 3, 3, 1], Some(2)),
        (38, &[37, 35, 22, 4, 2], None),
        (76, &[75, 73, 71, 69, 67, 18, 5, 2, 2], Some(2)),
        (76, &[75, 73, 71, 69, 67, 18, 5, 3], None),
        // Of few it must be more.
        (5, &[2], None),
        (11, &[5, 4], Some(1)),
        (11, &[6, 3], None),
    ];
    for (locale, (count, distances, step)) in
        Locale::ALL.into_iter().flat_map(|locale| cases.map(|case| (locale, case)))
    {
        let explore = Explore { view: Some(View::Scatter), ..Explore::default() };
        let mut scene = Scene::of(&atlas, &explore, locale).expect("a scene");
        // Of a group nothing is said of groups.
        scene.among = group;
        let words = districts(locale);
        let (values, rho) = swapped(count, distances);
        for sign in [1.0, -1.0] {
            scene.x.values = (0..count).map(|at| exact(at as f64)).collect();
            scene.y.values = values.iter().map(|value| exact(sign * value)).collect();
            let found = scene.correlation().expect("a correlation");
            assert!((found.0 - sign * rho).abs() < 1e-9 && found.1 == count, "{found:?} {rho}");
            let wording = scene.headline();
            let steps = [words.often_higher, words.often_lower].concat();
            let stated: Vec<usize> = (0..6).filter(|at| wording.contains(steps[*at])).collect();
            let expected = step.map(|step| step + if sign > 0.0 { 0 } else { 3 });
            assert_eq!(stated, Vec::from_iter(expected), "{wording}: {}", sign * rho);
            let is_none = wording.contains(["没有明显", "o clear"][locale as usize]);
            assert_eq!(is_none, step.is_none(), "{wording}: {}", sign * rho);
            // That it is no cause is said beside every one of them, with its number.
            let note = ["相关不等于因果", "Correlation is not causation"][locale as usize];
            let notes = scene.notes();
            let beside: Vec<&String> = notes.iter().filter(|line| line.contains(note)).collect();
            let number = format_number(sign * rho, 2, locale);
            assert!(
                beside.len() == 1 && beside[0].contains(&number) && beside[0].contains(&count.to_string()),
                "{notes:?}"
            );
        }
    }
}
