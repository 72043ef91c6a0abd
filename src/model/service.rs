//! The service model: how many cases are open at a time, by Little's law and by simulation.
//!
//! An M/M/∞ queue: cases arrive as a Poisson process, each is taken up at once and closed after an exponentially
//! distributed time. Of the time only a mean is known, and of all distributions with that mean the exponential one
//! assumes nothing more; of the staff nothing is known, so there is no limit to it. Everything here is a model, not a
//! measurement.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// What is assumed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Cases that arrive in a day, on average.
    pub arrivals: f64,
    /// Days from arrival to closure, on average.
    pub days: f64,
    /// A time with more of them.
    pub surge: Option<Surge>,
}

/// A time in which more cases arrive than usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surge {
    /// Day on which it begins; the first day is 0.
    pub from: f64,
    /// How many days it lasts.
    pub days: f64,
    /// How many times as many arrive.
    pub factor: f64,
}

/// A week with twice the cases, in the middle of the year, when storms are.
pub const STORM_WEEK: Surge = Surge { from: 182.0, days: 7.0, factor: 2.0 };

/// One simulated stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Cases open at the beginning and at the end of each day: one more entry than days.
    pub open: Vec<f64>,
    /// The mean of the open cases over the time, exactly.
    pub mean_open: f64,
    /// Cases that arrived in it.
    pub arrived: f64,
    /// Mean days that these took to close.
    pub mean_days: f64,
}

impl Service {
    /// Little's law: cases open at a time = cases arriving a day × mean days to close.
    pub fn open_cases(&self) -> f64 {
        self.arrivals * self.days
    }

    /// Simulates so many days. The same seed gives the same run, on every machine.
    pub fn simulate(&self, days: usize, seed: u64) -> Run {
        /// How many mean times the simulation runs before the first day, until it has forgotten its empty start.
        const WARM_UP: f64 = 12.0;
        let mut run = Tally { end: days as f64, changes: vec![0.0; days + 2], open_time: 0.0, arrived: 0.0, time: 0.0 };
        let mut random = Pcg32::seed_from_u64(seed);
        self.arrive(self.arrivals, -WARM_UP * self.days, run.end, &mut random, &mut run);
        if let Some(surge) = self.surge {
            let end = (surge.from + surge.days).min(run.end);
            self.arrive(self.arrivals * (surge.factor - 1.0), surge.from, end, &mut random, &mut run);
        }
        let mut open = 0.0;
        let levels = run.changes.iter().take(days + 1).map(|change| {
            open += change;
            open
        });
        Run {
            open: levels.collect(),
            mean_open: run.open_time / run.end.max(1.0),
            arrived: run.arrived,
            mean_days: if run.arrived > 0.0 { run.time / run.arrived } else { 0.0 },
        }
    }

    /// A Poisson process of cases at `rate` a day between two moments.
    fn arrive(&self, rate: f64, from: f64, to: f64, random: &mut Pcg32, run: &mut Tally) {
        if rate <= 0.0 {
            return;
        }
        let mut now = from + exponential(1.0 / rate, random);
        while now < to {
            run.case(now, now + exponential(self.days, random));
            now += exponential(1.0 / rate, random);
        }
    }
}

/// What is counted while simulating.
struct Tally {
    end: f64,
    /// By how many the open cases change from one look to the next, one look a day.
    changes: Vec<f64>,
    open_time: f64,
    arrived: f64,
    time: f64,
}

impl Tally {
    fn case(&mut self, arrives: f64, closes: f64) {
        if closes <= 0.0 {
            return;
        }
        // At the first look after each of the two moments.
        let look = |moment: f64| moment.clamp(0.0, self.end + 1.0).ceil() as usize;
        let (seen, gone) = (look(arrives), look(closes));
        self.changes[seen] += 1.0;
        self.changes[gone] -= 1.0;
        self.open_time += closes.min(self.end) - arrives.max(0.0);
        if arrives >= 0.0 {
            self.arrived += 1.0;
            self.time += closes - arrives;
        }
    }
}

/// A draw from the exponential distribution, by inversion.
fn exponential(mean: f64, random: &mut Pcg32) -> f64 {
    // In (0, 1): half a step away from both ends.
    let uniform = (f64::from(random.next_u32()) + 0.5) / 4_294_967_296.0;
    -mean * uniform.ln()
}
