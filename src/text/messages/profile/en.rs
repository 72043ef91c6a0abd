//! English words of a district's page.

use super::Profile;

pub static PROFILE: Profile = Profile {
    lede: "Census of {4}: {0}, {1}. The share aged 60 or over {2}; the urban share {3}.",
    described: "{0}: {1} Ages, households, schooling, work and its rank among {2} districts and counties, from the censuses.",
    more: "{1} more than in {0}",
    fewer: "{1} fewer than in {0}",
    reclassified: ", perhaps in part by reclassification",
    hardly_more: "about as many as in {0} ({1} more)",
    hardly_fewer: "about as many as in {0} ({1} fewer)",
    same: "as many as in {0}",
    rose: "rose from {0} to {1}",
    fell: "fell from {0} to {1}",
    stayed: "stayed at {1}",

    place: "{0}",
    place_tied: "joint {0}",
    place_range: "{0}–{1}",
    place_of: "{0} of {1} in {2}",
    place_then: "{0} in {1}",

    residents: "Resident population",
    old: "Aged 60 or over",
    urban: "Urban",
    household: "People per household",

    ages_topic: "Ages",
    ages_title: "{4}: the largest age group moved from {0} in {2} to {1} in {3}",
    ages_still: "{4}: the largest age group in {3} was still {0}, as in {2}",
    ages_subtitle: "Men and women of {0} by age, {1}, {2}. The outline is {3}",
    ages_notes: [
        "Red is the largest group; ages 60 and over have a colour of their own; 85 and over is one group.",
        "After {1} years the same people are {2} groups higher; the difference from the outline of {0} after that move reflects migration, deaths and census coverage together.",
    ],
    ages_groups: ["60 or over", "15–59", "0–14"],
    ages_then: "{0}: {1}",
    people: "people",
    ten_thousands: "thousands",
    ten_thousand: "",
    men: "Men",
    women: "Women",

    residents_topic: "Total",
    residents_title: "Residents of {2} in {1}: {0}",
    residents_subtitle: "Resident population, millions; ranks among {0} districts and counties, from high to low",

    other_definition: "definition probably differs",
    households_topic: "Households",
    households_title: "{4}: share of one-person households {0}, {2}–{3}; Chongqing {1} in {3}",
    households_subtitle: "Family households by number of generations, % of all. One-person households are shown separately",
    households_parts: ["one person", "1 generation, 2+ people", "2 generations", "3 or more"],
    households_note: "Shares are calculated from the counts. Family households only, without collective ones.",

    standing_topic: "Ranks",
    standing_title: "{5}, {6}: of {0} rates with a definite rank, highest for {1} ({2}), lowest for {3} ({4})",
    standing_subtitle: "One row per indicator, one dot per district or county, from lowest to highest; {0}",
    standing_heads: ["lowest", "highest", "rank"],
    standing_notes: [
        "The red dot is {0}; the line is Chongqing as a whole (not shown for totals). Ranks run from high to low; high is not better. Values in doubt are not ranked. Shares are calculated from the counts of the censuses.",
        "“Sample” is the long form, about one household in ten; its ranks are ranges: a range takes in every district or county that cannot be distinguished at the 95% level.",
    ],
    sample: "sample",

    settlement_topic: "Town and country",
    settlement_title: "{4}: urban share {0}, {2}–{3}; Chongqing {1} in {3}",
    settlement_subtitle: "Residents by whether they live in urban or rural places, %",
    settlement_parts: ["urban", "rural"],

    registration_topic: "Registration",
    registration_title: "{3}: {0} of residents are registered outside the township they live in ({2}); Chongqing {1}",
    registration_subtitle: "Residents by place of household registration (hukou), %, {0}",
    registration_parts: ["remainder", "elsewhere in the district", "outside it"],
    registration_note: "The remainder is obtained by subtraction: most are registered in the township they live in; people whose registration is pending may be included. Living apart from one’s registration is not migration: larger districts hold more moves within.",

    schooling_topic: "Schooling",
    schooling_title: "{4}: share with college or above {0}, {2}–{3}; Chongqing {1} in {3}",
    schooling_doubtful: "{3}: college or above was {1} in {0}; Chongqing {2}",
    schooling_subtitle: "People aged 6 and over by schooling, %",
    schooling_parts: ["below primary", "primary", "junior", "senior", "college +"],
    schooling_note: "Shares are calculated from the counts. 2020 lists preschool as a level of its own; here it is below primary.",

    work_topic: "Work",
    work_title: "{6}: the largest industry in {5} was {0}, with {2} of people at work; Chongqing {3}",
    work_titles: "{6}: the largest industries in {5} were {0} and {1}, with {2} and {4} of people at work",
    work_subtitle: "People at work by industry, %, {0}; long-form sample",
    work_note: "The line is Chongqing; shares are calculated from the sample. The long form asks about one household in ten; gaps between small industries may be chance.",

    districts: "Districts",
    choose: "Another district or county",
    compare: "Compare with its neighbours",
    neighbours: "Next to it within Chongqing: {0}",
    alike: "Most like it in {1} indicators of the {0} census (each counted alike, by its standard deviation): ",
    compare_alike: "Compare them",
    sources: "Sources and checks",
    caveats: "{0}: {1}",
};
