//! What is said on the page about this site.

/// Words of the page about this site.
#[derive(Debug)]
pub struct About {
    pub title: &'static str,
    pub lede: &'static str,
    pub made: &'static str,
    pub maker: &'static str,
    pub changed: &'static str,
    pub errors: &'static str,
    /// The same where it is not known where the project is kept.
    pub errors_without: &'static str,
    /// Before the figures that a change is about.
    pub figures: &'static str,
    pub changes: &'static str,
    pub method: &'static str,
    pub method_points: &'static [&'static str],
    pub census: &'static str,
    pub census_points: &'static [&'static str],
    pub reading: &'static str,
    pub sources: &'static str,
    pub sources_lede: &'static str,
    pub licences: &'static str,
    pub licence_points: &'static [&'static str],
}
