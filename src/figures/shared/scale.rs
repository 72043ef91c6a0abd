//! Scales: from values to positions in a picture, and the round numbers that are on them.

/// Round numbers from `min` to `max`, `step` apart. `step` is 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ticks {
    pub min: f64,
    pub max: f64,
    pub step: f64,
}

/// More ticks than any axis shows; keeps loops over them short whatever the numbers are.
const MOST: f64 = 100.0;

impl Ticks {
    /// Ticks that hold two values, about `count` steps apart. Around values that cannot be told apart there is a
    /// scale of their own size, so `min < max` always.
    pub fn nice(low: f64, high: f64, count: f64) -> Ticks {
        let (low, high) = (low.min(high), low.max(high));
        let size = low.abs().max(high.abs());
        let span = if high - low > 1e-9 * size { high - low } else { size };
        let step = step(if span > 1e-99 { span } else { 1.0 } / count.max(1.0));
        let (min, max) = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        Ticks { min, max: if max > min { max } else { min + step }, step }
    }

    /// Where the ticks are, from the lowest on.
    pub fn values(&self) -> Vec<f64> {
        let count = ((self.max - self.min) / self.step).round().clamp(0.0, MOST) as u32;
        let scale = 10f64.powi(i32::from(self.decimals()));
        // 3 × 0.1 is not 0.3.
        let exact = |value: f64| if self.step < 1.0 { (value * scale).round() / scale } else { value };
        (0..=count).map(|i| exact(self.min + f64::from(i) * self.step)).collect()
    }

    /// Decimal places that tell neighbouring ticks apart.
    pub fn decimals(&self) -> i8 {
        (0i8..9).find(|d| (self.step * 10f64.powi(i32::from(*d))).fract().abs() < 1e-9).unwrap_or(0)
    }
}

/// The round number that is nearest to `rough` in proportion: 1, 2 or 5 times a power of ten.
fn step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let ratio = rough / power;
    let limits = [(50f64.sqrt(), 10.0), (10f64.sqrt(), 5.0), (2f64.sqrt(), 2.0)];
    limits.into_iter().find(|(limit, _)| ratio >= *limit).map_or(1.0, |(_, factor)| factor) * power
}

/// From an interval of values to an interval of pixels, in proportion. Either may run backwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    pub domain: [f64; 2],
    pub range: [f64; 2],
}

impl LinearScale {
    /// Where a value is. A domain of no length is at the start of the range.
    pub fn at(&self, value: f64) -> f64 {
        let ([low, high], [from, to]) = (self.domain, self.range);
        if high == low { from } else { from + (value - low) / (high - low) * (to - from) }
    }
}

/// Like [`LinearScale`], but equal factors take equal lengths. Values are above zero; others are at the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogScale {
    pub domain: [f64; 2],
    pub range: [f64; 2],
}

impl LogScale {
    /// Where a value is.
    pub fn at(&self, value: f64) -> f64 {
        let log = |v: f64| v.max(f64::MIN_POSITIVE).log10();
        if value <= 0.0 {
            return self.range[0];
        }
        LinearScale { domain: self.domain.map(log), range: self.range }.at(log(value))
    }

    /// 1, 2 and 5 times the powers of ten within the domain; the powers alone where those are more than `most`.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let [low, high] = self.domain;
        if low <= 0.0 || low >= high {
            return Vec::new();
        }
        let powers = low.log10().floor() as i32..=high.log10().ceil() as i32;
        let ticks = |factors: &[f64]| -> Vec<f64> {
            let all = powers.clone().flat_map(|power| factors.iter().map(move |f| f * 10f64.powi(power)));
            all.filter(|tick| (low..=high).contains(tick)).collect()
        };
        let fine = ticks(&[1.0, 2.0, 5.0]);
        if fine.len() <= most { fine } else { ticks(&[1.0]) }
    }
}

/// Bands side by side, one for each of `count` things, with what they hold in their middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandScale {
    pub count: usize,
    /// Where the first begins and the last ends, in pixels.
    pub range: [f64; 2],
    /// What a band holds takes this part of its width.
    pub share: f64,
}

impl BandScale {
    /// Bands within a range whose first and last middles have so much room before and after them: within their own bands
    /// as far as those reach, then outside of them.
    pub fn with_margins(count: usize, [from, to]: [f64; 2], [before, after]: [f64; 2], share: f64) -> BandScale {
        let (all, whole) = (to - from, as_f64(count.max(1)));
        // A band takes from both sides, from one or from none what its half does not reach.
        let half = |step: f64| [(before - step / 2.0).max(0.0), (after - step / 2.0).max(0.0)];
        let steps = [
            all / whole,
            (all - after) / (whole - 0.5),
            (all - before) / (whole - 0.5),
            if count > 1 { (all - before - after) / (whole - 1.0) } else { 0.0 },
        ];
        let fits = |step: &f64| half(*step).iter().sum::<f64>() + whole * step <= all + 1e-6;
        let step = steps.into_iter().filter(fits).fold(1.0, f64::max);
        let [left, right] = half(step);
        BandScale { count, range: [from + left, (to - right).max(from + left + 1.0)], share }
    }

    /// From one band to the next, in pixels; negative where the range runs backwards.
    pub fn step(&self) -> f64 {
        (self.range[1] - self.range[0]) / as_f64(self.count.max(1))
    }

    /// Where a band begins.
    pub fn start(&self, index: usize) -> f64 {
        self.range[0] + as_f64(index) * self.step()
    }

    /// The middle of a band.
    pub fn middle(&self, index: usize) -> f64 {
        self.start(index) + 0.5 * self.step()
    }

    /// Width of what a band holds, in pixels.
    pub fn width(&self) -> f64 {
        self.step().abs() * self.share
    }
}

/// Points at equal distances, the first and the last at the ends of the range; a single one in its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointScale {
    pub count: usize,
    pub range: [f64; 2],
}

impl PointScale {
    /// Where a point is.
    pub fn at(&self, index: usize) -> f64 {
        let [from, to] = self.range;
        if self.count < 2 {
            f64::midpoint(from, to)
        } else {
            from + as_f64(index) / as_f64(self.count - 1) * (to - from)
        }
    }
}

/// Sizes of circles whose areas are in proportion to values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaScale {
    /// The value of the largest circle.
    pub most: f64,
    /// Its radius in pixels.
    pub radius: f64,
}

impl AreaScale {
    /// The radius of a value's circle; 0 for what is not above zero, and never more than ten times the largest.
    pub fn radius(&self, value: f64) -> f64 {
        if value > 0.0 && self.most > 0.0 { self.radius * (value / self.most).min(100.0).sqrt() } else { 0.0 }
    }
}

/// A count or an index as a number to calculate with.
pub fn as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}
