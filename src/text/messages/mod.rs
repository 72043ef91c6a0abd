//! The site's own words: one file a language, every word present in each or the crate does not compile.

pub mod districts;
mod en;
pub mod files;
pub mod profile;
mod zh;

use super::{Locale, number::format_ranges};

/// Every sentence and word that the code, rather than the data, puts on a page.
#[derive(Debug)]
pub struct Messages {
    pub site: &'static str,
    pub site_other: &'static str,
    pub skip: &'static str,
    pub nav: &'static str,
    pub story: &'static str,
    pub map: &'static str,
    pub governance: &'static str,
    pub data: &'static str,
    pub about: &'static str,
    pub other_language: &'static str,
    pub switch_language: &'static str,
    pub theme: &'static str,
    pub footer_tagline: &'static str,
    pub footer_data: &'static str,
    pub footer_credits: &'static str,
    pub map_disclaimer: &'static str,

    /// In place of an act, over what is not of the report.
    pub census: &'static str,
    pub act_development: &'static str,
    pub act_life: &'static str,
    pub act_governance: &'static str,
    pub acts: &'static str,
    pub contents: &'static str,
    pub act_numbers: [&'static str; 3],
    /// What comes before the acts.
    pub before_acts: &'static str,

    pub source: &'static str,
    pub based_on: &'static str,
    pub written_by: &'static str,
    pub source_report: &'static str,
    pub comma: &'static str,
    pub semicolon: &'static str,
    pub colon: &'static str,
    pub full_stop: &'static str,
    pub list_comma: &'static str,
    pub range_dash: &'static str,
    pub open_bracket: &'static str,
    pub close_bracket: &'static str,

    pub action_table: &'static str,
    pub action_open: &'static str,
    pub action_full: &'static str,

    pub column_item: &'static str,
    pub column_value: &'static str,
    pub column_unit: &'static str,
    pub column_period: &'static str,
    pub column_qualifier: &'static str,
    pub column_source: &'static str,
    pub column_place: &'static str,
    pub column_confidence: &'static str,
    pub column_note: &'static str,
    pub sort_by: &'static str,

    pub qualifier_exact: &'static str,
    pub qualifier_rounded: &'static str,
    pub qualifier_at_least: &'static str,
    pub qualifier_more_than: &'static str,
    pub qualifier_nearly: &'static str,
    pub qualifier_target: &'static str,
    pub qualifier_expected: &'static str,
    pub qualifier_derived: &'static str,
    pub qualifier_doubtful: &'static str,
    pub confidence_high: &'static str,
    pub confidence_medium: &'static str,
    pub confidence_low: &'static str,
    /// In the order of `Confidence::ALL`.
    pub confidence_criteria: [&'static str; 3],
    /// Why the article's own values are of high confidence.
    pub confidence_article: &'static str,
    /// What confidence is about.
    pub confidence_meaning: &'static str,
    pub no_period: &'static str,
    pub derived_from: &'static str,

    pub loading_part: &'static str,
    pub failed_part: &'static str,
    pub failed_chart: &'static str,
    pub failed_hint: &'static str,
    pub failed_save: &'static str,
    pub noisy_png: &'static str,
    pub published_png: &'static str,
    pub keep_picture: &'static str,
    pub keep_text: &'static str,
    pub in_app: &'static str,
    pub maybe_not_saved: &'static str,
    pub retry: &'static str,
    pub empty_table: &'static str,
    pub left_out: &'static str,
    pub notice_link: &'static str,
    pub picture_help: &'static str,

    pub map_title_district: &'static str,
    pub map_of_chongqing: &'static str,
    pub map_inset: &'static str,
    pub map_counts: &'static str,
    pub map_rivers: &'static str,
    pub map_wanzhou: &'static str,
    pub map_zoom_in: &'static str,
    pub map_zoom_out: &'static str,
    pub map_circles: &'static str,
    pub map_largest: &'static str,
    pub map_classes: &'static str,
    pub map_hint: &'static str,
    pub ranking: &'static str,
    pub ranking_more: &'static str,
    pub ranking_less: &'static str,
    pub ranking_first: &'static str,
    pub rank: &'static str,
    pub places_on_map: &'static str,
    pub places_off_map: &'static str,
    pub places_centre: &'static str,
    pub places_named: &'static str,
    pub places_doubtful: &'static str,
    pub places_airport: &'static str,
    pub places_within: &'static str,
    pub places_at: &'static str,
    pub places_nowhere: &'static str,
    pub place_kinds: [&'static str; 14],
    pub places_paragraph_hint: &'static str,
    pub places_missing_township: &'static str,
    pub paragraph: &'static str,
    pub paragraphs: &'static str,
    pub section: &'static str,

    pub data_title: &'static str,
    pub data_lede: &'static str,
    pub data_count: &'static str,
    pub flow_steps: &'static str,
    pub flow_start: &'static str,
    pub flow_whole: &'static str,
    pub flow_all: &'static str,
    pub flow_play: &'static str,
    pub flow_pause: &'static str,
    pub flow_back: &'static str,
    pub flow_forward: &'static str,
    pub flow_past: &'static str,
    pub flow_now: &'static str,
    pub flow_ahead: &'static str,
    pub about_count: &'static str,
    pub model_day: &'static str,
    pub model_days: &'static str,
    pub model_arrivals: &'static str,
    pub model_mean: &'static str,
    pub model_open: &'static str,
    pub model_same: &'static str,
    pub model_fewer: &'static str,
    pub model_more: &'static str,
    pub model_surge: &'static str,
    pub model_surge_note: &'static str,
    pub model_source: &'static str,
    pub model_again: &'static str,
    pub model_reset: &'static str,
    /// Cases a day, days: above a picture of what a reader has set.
    pub model_set: &'static str,
    pub relation_part: &'static str,
    pub relation_merged: &'static str,
    pub relation_dispatch: &'static str,
    pub relation_uses: &'static str,
    pub system_members: &'static str,
    pub column_from: &'static str,
    pub column_to: &'static str,
    pub column_does: &'static str,
    pub column_name: &'static str,
    pub column_number: &'static str,
    pub column_sort: &'static str,
    pub column_says: &'static str,
    pub column_position: &'static str,
    pub column_belongs: &'static str,
    pub column_figures: &'static str,
    pub column_explained: &'static str,
    /// In the order of `SystemKind::ALL`.
    pub system_kinds: [&'static str; 6],
    pub flow_step: &'static str,
    pub flow_reading: &'static str,
    pub flow_kinds: [&'static str; 4],
    pub systems_explained: &'static str,
    pub systems_named: &'static str,

    pub about_title: &'static str,
    pub about_lede: &'static str,
    pub about_made: &'static str,
    pub about_maker: &'static str,
    pub about_changed: &'static str,
    pub about_errors: &'static str,
    /// The same where it is not known where the project is kept.
    pub about_errors_without: &'static str,
    pub change_correction: &'static str,
    pub change_revision: &'static str,
    pub change_addition: &'static str,
    pub change_method: &'static str,
    /// Before the figures that a change is about.
    pub about_figures: &'static str,
    pub about_changes: &'static str,
    pub credit: &'static str,
    pub credit_line: &'static str,
    pub mark_other_source: &'static str,
    pub mark_break: &'static str,
    pub mark_band: &'static str,
    pub mark_not_comparable: &'static str,
    pub mark_doubtful: &'static str,
    pub about_method: &'static str,
    pub about_method_points: &'static [&'static str],
    pub about_census: &'static str,
    pub about_census_points: &'static [&'static str],
    pub about_reading: &'static str,
    pub about_sources: &'static str,
    pub about_sources_lede: &'static str,
    pub tiers: [&'static str; 10],
    pub about_licences: &'static str,
    pub licence_short: &'static str,
    pub about_licence_points: &'static [&'static str],

    pub indicator_definition: &'static str,
    pub indicator_related: &'static str,
    pub growth_only: &'static str,
    pub figure_break: &'static str,
    pub figure_apart: &'static str,
    pub from_to: &'static str,
    pub not_found_value: &'static str,
    pub expected_short: &'static str,
    pub derived_short: &'static str,
    pub total_so_far: &'static str,
    pub waffle_cell: &'static str,
    pub waffle_part: &'static str,
    pub block_each: &'static str,
    pub lens: &'static str,
    pub see_title: &'static str,
    pub see_hint: &'static str,
    pub see_printed: &'static str,
    pub see_place: &'static str,
    pub see_formula: &'static str,
    pub see_inputs: &'static str,
    pub see_others: &'static str,
    pub see_agrees: &'static str,
    pub see_differs: &'static str,
    pub see_figures: &'static str,
    pub see_link: &'static str,
    pub see_open: &'static str,
    pub close: &'static str,
    pub checks_title: &'static str,
    pub checks_lede: &'static str,
    pub checks_ask: &'static str,
    pub check_count: &'static str,
    pub checks_count: &'static str,
    /// How many came out so, in the order of `Verdict::ALL`.
    pub checks_counted: [&'static str; 5],
    pub check_holds: &'static str,
    pub check_explained: &'static str,
    pub check_unexplained: &'static str,
    pub check_not_comparable: &'static str,
    pub check_cannot: &'static str,
    /// For how many of how many cells a check over tables holds.
    pub check_tally: &'static str,
    pub see_basis: &'static str,
    /// In the order of `Basis`.
    pub bases: [&'static str; 3],
    pub see_margin: &'static str,
    pub see_comparability: &'static str,
    pub filter_area: &'static str,
    pub tables: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub filter_act: &'static str,
    pub filter_kind: &'static str,
    pub filter_any: &'static str,
    pub data_count_of: &'static str,
    pub data_indicator: &'static str,
    pub data_indicators: &'static str,
    pub views: &'static str,
    pub tab_chart: &'static str,
    pub tab_map: &'static str,
    pub tab_table: &'static str,
    pub offline_title: &'static str,
    pub offline_install: &'static str,
    pub offline_file: &'static str,
    pub offline_file_about: &'static str,
    pub offline_not: &'static str,
    pub unscripted: &'static str,
    pub offline_kept: &'static str,
    pub offline_remove: &'static str,
    pub offline_declined: &'static str,
    pub offline_keep: &'static str,
    pub update_available: &'static str,
    pub update_apply: &'static str,
    pub link_needs_host: &'static str,
    pub package: &'static str,
    pub action_download: &'static str,
    pub action_embed: &'static str,
    pub embed_width: &'static str,
    pub embed_full: &'static str,
    pub embed_language: &'static str,
    pub this_language: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub embed_untitled: &'static str,
    pub embed_bare: &'static str,
    pub embed_transparent: &'static str,
    pub embed_frame: &'static str,
    pub embed_script: &'static str,
    pub embed_wordpress: &'static str,
    pub embed_picture: &'static str,
    pub embed_unknown: &'static str,
    pub embed_needs_host: &'static str,
    pub action_cite: &'static str,
    pub action_link: &'static str,
    pub shortcuts: &'static str,
    pub shortcut_off: &'static str,
    pub shortcut_on: &'static str,
    pub shortcut_list: [(&'static str, &'static str); 6],
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub cite_short: &'static str,
    pub cite_long: &'static str,
    /// In the order of `IndicatorKind::ALL`.
    pub kinds: [&'static str; 10],
    pub months_short: [&'static str; 12],
    pub districts: &'static districts::Districts,
}

impl Messages {
    /// Where in a text something stands, by the sorted numbers of its paragraphs: `paragraph 20`, `paragraphs 15–17, 20`.
    pub fn paragraphs_of(&self, numbers: &[u16]) -> String {
        let alone = numbers.first() == numbers.last();
        with(
            if alone { self.paragraph } else { self.paragraphs },
            &[&format_ranges(numbers, self.range_dash, self.list_comma)],
        )
    }
}

/// The words of a language.
pub fn messages(locale: Locale) -> &'static Messages {
    match locale {
        Locale::Zh => &zh::MESSAGES,
        Locale::En => &en::MESSAGES,
    }
}

/// Puts values into a message: into each `{}` in order, into `{0}`, `{1}` … by place, whatever the order that a language says
/// them in. Other braces stay: they are filled in with the data.
pub fn with(message: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(message.len() + 32);
    let (mut rest, mut next) = (message, 0);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.split_once('}').and_then(|(name, after)| {
            let at = if name.is_empty() { Some(next) } else { name.parse().ok() };
            Some((at?, name.is_empty(), after))
        });
        rest = match place {
            Some((at, in_order, after)) => {
                out.push_str(values.get(at).copied().unwrap_or(""));
                next += usize::from(in_order);
                after
            }
            None => {
                out.push('{');
                after
            }
        };
    }
    out.push_str(rest);
    out
}
