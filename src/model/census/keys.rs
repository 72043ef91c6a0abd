//! What names a cell of the tables: keys that cannot be taken for one another.

use crate::text::Period;

/// An indicator of a [`super::Census`]. Keys hold until more data is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorKey(pub(super) u16);

/// An area of a [`super::Census`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaKey(pub(super) u16);

/// A dimension of a [`super::Census`], by its index in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DimensionKey(pub(super) u8);

/// A category, by its index in its dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryKey {
    /// Its dimension.
    pub dimension: DimensionKey,
    /// Its index in it.
    pub at: u8,
}

impl IndicatorKey {
    /// Its index among the indicators that have tables.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl AreaKey {
    /// Its index among the areas.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl DimensionKey {
    /// Its index among the dimensions.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Most dimensions that a value is broken down by.
pub const MAX_DIMENSIONS: usize = 3;

/// The categories that a cell is of, one a dimension, in the order of the dimensions. Without any it is of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Categories([Option<CategoryKey>; MAX_DIMENSIONS]);

impl Categories {
    /// No category: the total.
    pub const TOTAL: Categories = Categories([None; MAX_DIMENSIONS]);

    /// These categories; `None` for two of one dimension, or for more than [`MAX_DIMENSIONS`].
    pub fn of(categories: impl IntoIterator<Item = CategoryKey>) -> Option<Categories> {
        categories.into_iter().try_fold(Categories::TOTAL, Categories::with)
    }

    /// These and one more; `None` for a second of its dimension, or for more than [`MAX_DIMENSIONS`].
    pub fn with(mut self, category: CategoryKey) -> Option<Categories> {
        if self.0[MAX_DIMENSIONS - 1].is_some() || self.get(category.dimension).is_some() {
            return None;
        }
        let at = self.iter().take_while(|own| *own < category).count();
        self.0[at..].rotate_right(1);
        self.0[at] = Some(category);
        Some(self)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = CategoryKey> + use<> {
        self.0.into_iter().flatten()
    }

    /// The one of a dimension.
    pub fn get(&self, dimension: DimensionKey) -> Option<CategoryKey> {
        self.iter().find(|category| category.dimension == dimension)
    }

    /// True without any.
    pub fn is_total(&self) -> bool {
        self.0[0].is_none()
    }

    /// Their dimensions.
    pub fn dimensions(&self) -> impl Iterator<Item = DimensionKey> + use<> {
        self.iter().map(|category| category.dimension)
    }
}

/// The time of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The state at one time.
    At(Period),
    /// The change from the first time to the second, or what an indicator of two times is about.
    Between(Period, Period),
}

impl When {
    /// The period in the observation's own terms: `2020`, `2010/2020`.
    pub fn period(self) -> Period {
        match self {
            When::At(period) => period,
            When::Between(from, to) => Period { start: from.start, end: to.end },
        }
    }
}

/// A cell of the tables, or one that follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// What is measured.
    pub indicator: IndicatorKey,
    /// When.
    pub when: When,
    /// Of what part.
    pub categories: Categories,
    /// Where.
    pub area: AreaKey,
}
