//! How a figure is set in its page.

/// How a card is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// One of several on a page.
    #[default]
    Plain,
    /// First of its act: a larger title.
    Lead,
    /// The page has said the title already.
    Untitled,
    /// On its own page: the title is the page's.
    Alone,
    /// In a frame on a page of another site.
    Embedded,
}
