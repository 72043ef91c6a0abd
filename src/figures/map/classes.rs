//! Classes of a choropleth: about as many areas in each, with round bounds.

/// The classes that values fall into, low to high.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Bounds between classes, rising; a value on a bound belongs to the class above it.
    pub bounds: Vec<f64>,
}

impl Classes {
    /// At most `most` classes by quantiles, each bound rounded to the roundest step that keeps the bounds apart.
    /// Fewer where values repeat; one class where all are equal.
    pub fn of(values: &[f64], most: usize) -> Classes {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let quantile = |k: usize| sorted.get(k * sorted.len() / most.max(1)).copied();
        let mut exact: Vec<f64> = (1..most).filter_map(quantile).collect();
        exact.dedup();
        let gap = exact.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        // Bounds that cannot be told apart when printed are left as they are.
        let size = exact.iter().fold(f64::MIN_POSITIVE, |size, bound| size.max(bound.abs()));
        let roundable = gap.is_finite() && gap > 1e-9 * size;
        let round = |value: f64| if roundable { (value / step(gap)).round() * step(gap) } else { value };
        let mut bounds: Vec<f64> = exact.into_iter().map(round).collect();
        bounds.dedup();
        // A bound at or below the lowest value would open a class that nothing falls into.
        bounds.retain(|bound| sorted.first().is_some_and(|lowest| bound > lowest));
        Classes { bounds }
    }

    /// How many classes; at least one.
    pub fn count(&self) -> usize {
        self.bounds.len() + 1
    }

    /// The class of a value, 0 for the lowest.
    pub fn class(&self, value: f64) -> usize {
        self.bounds.iter().filter(|bound| value >= **bound).count()
    }
}

/// The largest of 1, 2 and 5 times a power of ten that is not larger than `gap`.
fn step(gap: f64) -> f64 {
    let power = 10f64.powf(gap.log10().floor());
    [5.0, 2.0, 1.0].into_iter().find(|m| m * power <= gap).unwrap_or(1.0) * power
}
