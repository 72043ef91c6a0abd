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

    /// In the long run 95 % of all moments find so many cases open, from and to: their number is Poisson distributed,
    /// whatever the distribution of the days to close (M/G/∞), here by its normal approximation.
    pub fn usual(&self) -> [f64; 2] {
        let (mean, spread) = (self.open_cases(), 1.96 * self.open_cases().sqrt());
        [(mean - spread).max(0.0), mean + spread]
    }

    /// Simulates so many days. The same seed gives the same run, on every machine; with the same arrivals a day it gives
    /// the same cases, however long each takes, so that two runs compare times to close and nothing else.
    pub fn simulate(&self, days: usize, seed: u64) -> Run {
        let mut run =
            Totals { end: days as f64, changes: vec![0.0; days + 2], open_time: 0.0, arrived: 0.0, time: 0.0 };
        self.arrive([-WARM_UP, run.end], self.arrivals, &mut Streams::of(seed, 0), &mut run);
        if let Some(surge) = self.surge {
            let end = (surge.from + surge.days).min(run.end);
            self.arrive([surge.from, end], self.arrivals * (surge.factor - 1.0), &mut Streams::of(seed, 1), &mut run);
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
    fn arrive(&self, [from, to]: [f64; 2], rate: f64, random: &mut Streams, run: &mut Totals) {
        if rate <= 0.0 {
            return;
        }
        let mut now = from + exponential(1.0 / rate, &mut random.arrivals);
        while now < to {
            run.case(now, now + exponential(self.days, &mut random.closing));
            now += exponential(1.0 / rate, &mut random.arrivals);
        }
    }
}

/// Days that the simulation runs before the first one, until it has forgotten its empty start: twelve times the longest
/// mean that readers can set. Of a fixed length, so that arrivals do not depend on the mean.
const WARM_UP: f64 = 96.0;

/// Random numbers: when cases arrive, and how long they take.
struct Streams {
    arrivals: Pcg32,
    closing: Pcg32,
}

impl Streams {
    /// The streams of a seed; each `part` of a simulation has its own.
    fn of(seed: u64, part: u64) -> Streams {
        let stream = |which: u64| Pcg32::seed_from_u64(seed.wrapping_mul(4).wrapping_add(2 * part + which));
        Streams { arrivals: stream(0), closing: stream(1) }
    }
}

/// What is counted while simulating.
struct Totals {
    end: f64,
    /// By how many the open cases change from one look to the next, one look a day.
    changes: Vec<f64>,
    open_time: f64,
    arrived: f64,
    time: f64,
}

impl Totals {
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
