//! What the page of a district says of it. `{0}`, `{1}` … are filled by rules (`figures/profile`).

/// Sentences and words of a district's page and of its figures.
#[derive(Debug)]
pub struct Profile {
    /// Residents, how many more or fewer, the share of the old, the urban share, the year.
    pub lede: &'static str,
    /// What the page of a district holds, for search engines: name, lede.
    pub described: &'static str,
    /// A year and how many.
    pub more: &'static str,
    pub fewer: &'static str,
    /// Behind a rise of the urban share.
    pub reclassified: &'static str,
    pub hardly_more: &'static str,
    pub hardly_fewer: &'static str,
    pub same: &'static str,
    /// From and to.
    pub rose: &'static str,
    pub fell: &'static str,
    pub stayed: &'static str,

    /// A rank, one that several share, one of a sample.
    pub rank: &'static str,
    pub rank_tied: &'static str,
    pub rank_range: &'static str,
    /// A rank, of how many, and when; then a rank at another time, and the time.
    pub rank_of: &'static str,
    pub rank_then: &'static str,

    /// The four values.
    pub residents: &'static str,
    pub old: &'static str,
    pub urban: &'static str,
    pub household: &'static str,

    /// The way from a part to the page.
    pub all_parts: &'static str,
    pub ages_topic: &'static str,
    pub ages_title: &'static str,
    pub ages_still: &'static str,
    /// Age groups that no census can tell apart.
    pub ages_level: &'static str,
    pub and: &'static str,
    pub ages_subtitle: &'static str,
    pub ages_notes: [&'static str; 2],
    pub ages_groups: [&'static str; 3],
    pub ages_then: &'static str,
    /// Ages of a district beside those of another area, as shares of all residents.
    pub beside_title: &'static str,
    pub beside_subtitle: &'static str,
    pub beside_note: &'static str,
    pub beside_other: &'static str,
    /// What the outline is chosen with, and its first choice.
    pub beside_choose: &'static str,
    pub beside_then: &'static str,
    pub people: &'static str,
    pub ten_thousands: &'static str,
    pub ten_thousand: &'static str,
    pub men: &'static str,
    pub women: &'static str,

    /// People of the same birth years at two censuses.
    pub cohorts_topic: &'static str,
    pub cohorts_title: &'static str,
    pub cohorts_subtitle: &'static str,
    pub cohorts_note: &'static str,
    pub census_of: &'static str,

    pub residents_topic: &'static str,
    pub residents_title: &'static str,
    pub residents_subtitle: &'static str,
    /// Below the value of a census that does not compare.
    pub other_definition: &'static str,

    pub households_topic: &'static str,
    pub households_title: &'static str,
    pub households_subtitle: &'static str,
    pub households_parts: [&'static str; 4],
    pub households_note: &'static str,

    pub standing_topic: &'static str,
    /// How many rates, names and rank of those at the top, the same of those at the bottom, the district, the year.
    pub standing_title: &'static str,
    pub standing_subtitle: &'static str,
    pub standing_heads: [&'static str; 3],
    pub standing_notes: [&'static str; 2],
    pub sample: &'static str,

    pub settlement_topic: &'static str,
    pub settlement_title: &'static str,
    pub settlement_subtitle: &'static str,
    pub settlement_note: &'static str,
    pub settlement_parts: [&'static str; 2],

    pub registration_topic: &'static str,
    pub registration_title: &'static str,
    pub registration_subtitle: &'static str,
    pub registration_parts: [&'static str; 3],
    pub registration_note: &'static str,

    pub schooling_topic: &'static str,
    pub schooling_title: &'static str,
    pub schooling_doubtful: &'static str,
    pub schooling_subtitle: &'static str,
    pub schooling_parts: [&'static str; 5],
    pub schooling_note: &'static str,
    /// Year and district.
    pub doubtful_note: &'static str,

    pub work_topic: &'static str,
    pub work_title: &'static str,
    pub work_titles: &'static str,
    pub work_subtitle: &'static str,
    pub work_note: &'static str,
    /// Beside another area: census, district, the other, and the clauses that follow, each of an industry, the district's
    /// share and the other's.
    pub work_beside_title: &'static str,
    pub work_more: &'static str,
    pub work_fewer: &'static str,
    pub work_level: &'static str,
    /// What the line is.
    pub work_beside_note: &'static str,
    /// What the other area is chosen with.
    pub work_choose: &'static str,

    pub districts: &'static str,
    pub choose: &'static str,
    pub compare: &'static str,
    pub neighbours: &'static str,
    /// Before the districts that are most alike: a census, how many indicators, the figure that shows them; and behind them.
    pub alike: &'static str,
    pub alike_note: &'static str,
    /// Of a link to their comparison.
    pub compare_alike: &'static str,
    pub sources: &'static str,
    pub caveats: &'static str,
}
