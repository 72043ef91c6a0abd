//! The site's own words: one file a language, every word present in each or the crate does not compile.

mod en;
mod zh;

use super::Locale;

/// Every sentence and word that the code, rather than the data, puts on a page.
#[derive(Debug)]
#[allow(missing_docs)]
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

    pub act_development: &'static str,
    pub act_life: &'static str,
    pub act_governance: &'static str,
    pub act_numbers: [&'static str; 3],

    pub source: &'static str,
    pub source_report: &'static str,
    pub comma: &'static str,
    pub semicolon: &'static str,
    pub colon: &'static str,
    pub full_stop: &'static str,
    pub list_comma: &'static str,
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
    pub qualifier_at_least: &'static str,
    pub qualifier_more_than: &'static str,
    pub qualifier_nearly: &'static str,
    pub qualifier_target: &'static str,
    pub qualifier_expected: &'static str,
    pub qualifier_derived: &'static str,
    pub confidence_high: &'static str,
    pub confidence_medium: &'static str,
    pub confidence_low: &'static str,
    pub no_period: &'static str,
    pub derived_from: &'static str,

    pub loading_part: &'static str,
    pub failed_part: &'static str,
    pub failed_chart: &'static str,
    pub failed_hint: &'static str,
    pub failed_save: &'static str,
    pub retry: &'static str,
    pub empty_table: &'static str,
    pub left_out: &'static str,
    pub notice_link: &'static str,
    pub picture_help: &'static str,

    pub map_title_district: &'static str,
    pub map_of_chongqing: &'static str,
    pub map_of_wanzhou: &'static str,
    pub map_inset: &'static str,
    pub map_rivers: &'static str,
    pub map_wanzhou: &'static str,
    pub map_zoom_in: &'static str,
    pub map_zoom_out: &'static str,
    pub map_classes: &'static str,
    pub map_hint: &'static str,
    pub ranking: &'static str,
    pub ranking_more: &'static str,
    pub ranking_less: &'static str,
    pub rank: &'static str,
    pub places_title: &'static str,
    pub places_subtitle: &'static str,
    pub places_on_map: &'static str,
    pub places_off_map: &'static str,
    pub places_centre: &'static str,
    pub places_named: &'static str,
    pub places_doubtful: &'static str,
    pub places_airport: &'static str,
    pub places_paragraph_hint: &'static str,
    pub places_missing_township: &'static str,
    pub paragraph: &'static str,

    pub data_title: &'static str,
    pub data_lede: &'static str,
    pub data_count: &'static str,
    pub flow_lede: &'static str,
    pub flow_step: &'static str,
    pub flow_reading: &'static str,
    pub flow_duration: &'static str,
    pub systems_title: &'static str,
    pub systems_explained: &'static str,
    pub systems_named: &'static str,

    pub about_title: &'static str,
    pub about_lede: &'static str,
    pub about_method: &'static str,
    pub about_method_points: &'static [&'static str],
    pub about_reading: &'static str,
    pub about_sources: &'static str,
    pub about_sources_lede: &'static str,
    pub about_licences: &'static str,
    pub about_licence_points: &'static [&'static str],

    pub indicator_definition: &'static str,
    pub indicator_related: &'static str,
    pub growth_only: &'static str,
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
    pub see_formula: &'static str,
    pub see_inputs: &'static str,
    pub see_others: &'static str,
    pub see_agrees: &'static str,
    pub see_differs: &'static str,
    pub see_figures: &'static str,
    pub see_link: &'static str,
    pub close: &'static str,
    pub checks_title: &'static str,
    pub checks_lede: &'static str,
    pub check_holds: &'static str,
    pub check_explained: &'static str,
    pub check_unexplained: &'static str,
    pub check_cannot: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub filter_act: &'static str,
    pub filter_kind: &'static str,
    pub filter_any: &'static str,
    pub data_count_of: &'static str,
    pub data_indicators: &'static str,
    pub tab_chart: &'static str,
    pub tab_map: &'static str,
    pub tab_table: &'static str,
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
    pub embed_needs_host: &'static str,
    pub action_cite: &'static str,
    pub action_link: &'static str,
    pub shortcuts: &'static str,
    pub shortcut_list: [(&'static str, &'static str); 5],
    pub copy: &'static str,
    pub copied: &'static str,
    pub cite_short: &'static str,
    pub cite_long: &'static str,
    /// In the order of `IndicatorKind::ALL`.
    pub kinds: [&'static str; 9],
    pub months_short: [&'static str; 12],
}

/// The words of a language.
pub fn messages(locale: Locale) -> &'static Messages {
    match locale {
        Locale::Zh => &zh::MESSAGES,
        Locale::En => &en::MESSAGES,
    }
}

/// Puts values into the `{}` of a message, in order.
pub fn with(message: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(message.len() + 16);
    let mut values = values.iter();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once("{}") {
        out.push_str(before);
        out.push_str(values.next().copied().unwrap_or(""));
        rest = after;
    }
    out.push_str(rest);
    out
}
