//! Ids as types: what names a source cannot be looked up among the indicators.

use serde::Deserialize;
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// What may name a thing whose ids are `I`: such an id, or a text that comes from outside of the data's own fields, such as an
/// address, a formula or the key of a census. An id of another kind may not.
pub trait Names<I: ?Sized> {
    /// The id as it is written.
    fn text(&self) -> &str;
}

impl<I: ?Sized> Names<I> for str {
    fn text(&self) -> &str {
        self
    }
}

impl<I: ?Sized> Names<I> for String {
    fn text(&self) -> &str {
        self
    }
}

impl<I: ?Sized, N: Names<I> + ?Sized> Names<I> for &N {
    fn text(&self) -> &str {
        (**self).text()
    }
}

macro_rules! ids {
    ($($(#[$about:meta])* $id:ident),* $(,)?) => { $(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(transparent)]
        pub struct $id(String);

        impl $id {
            /// It as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Names<$id> for $id {
            fn text(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $id {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $id {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq<str> for $id {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $id {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<$id> for str {
            fn eq(&self, other: &$id) -> bool {
                self == other.0
            }
        }

        impl PartialEq<$id> for &str {
            fn eq(&self, other: &$id) -> bool {
                *self == other.0
            }
        }

        impl PartialEq<String> for $id {
            fn eq(&self, other: &String) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<$id> for String {
            fn eq(&self, other: &$id) -> bool {
                *self == other.0
            }
        }

        impl From<String> for $id {
            fn from(id: String) -> $id {
                $id(id)
            }
        }

        impl From<&str> for $id {
            fn from(id: &str) -> $id {
                $id(id.to_owned())
            }
        }

        impl From<$id> for String {
            fn from(id: $id) -> String {
                id.0
            }
        }
    )* };
}

impl FigureId {
    /// The id of the indicator that a figure is made of where there is no card: the same. Names none of any other figure.
    pub fn as_indicator(&self) -> &str {
        &self.0
    }
}

impl From<&IndicatorId> for FigureId {
    fn from(indicator: &IndicatorId) -> FigureId {
        FigureId(indicator.0.clone())
    }
}

ids! {
    /// Of an indicator: `industrial-output`.
    IndicatorId,
    /// Of an area: its division code (GB/T 2260), or the name of a group of areas.
    AreaId,
    /// Of an observation: `gdp-2024`. It is in `data-observation` and in addresses.
    ObservationId,
    /// Of a figure, which is that of its card. It is in `data-figure` and in addresses.
    FigureId,
    /// Of a source: `report`.
    SourceId,
    /// Of a unit: `yi-yuan`.
    UnitId,
}
