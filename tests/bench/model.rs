//! What the service model costs: one simulated year beside ten, and beside drawing its picture, in one run.

#[path = "../support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};
use wanzhou::figures::process::open_cases;
use wanzhou::figures::{DrawContext, FULL};
use wanzhou::model::service::{STORM_WEEK, Service};
use wanzhou::text::Locale;

/// One picture on a screen of 60 a second.
const FRAME: Duration = Duration::from_micros(16_667);

fn main() {
    let service = Service { arrivals: 69.4, days: 4.2, surge: Some(STORM_WEEK) };
    let atlas = support::everything();
    let card = atlas.cards.get("open-cases").expect("the card");
    let canvas = DrawContext { atlas: &atlas, card, locale: Locale::Zh, width: FULL };
    let year = median(|| _ = black_box(service.simulate(366, 1)));
    let decade = median(|| _ = black_box(service.simulate(3_660, 1)));
    let picture = median(|| _ = black_box(open_cases::draw(&canvas)));
    println!("a simulated year {:>8.2} ms", ms(year));
    println!("ten years        {:>8.2} ms  ×{:.2} of one", ms(decade), ratio(decade, year));
    println!("                              ×{:.2} of ten frames", ratio(decade, FRAME * 10));
    println!("its picture      {:>8.2} ms  ×{:.2} of a frame", ms(picture), ratio(picture, FRAME));
}

fn median(run: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..15)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[7]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn ratio(time: Duration, to: Duration) -> f64 {
    time.as_secs_f64() / to.as_secs_f64()
}
