//! Numbers, units and periods in both languages.

use crate::support;
use wanzhou::model::Unit;
use wanzhou::text::number::{format_number, format_ranges, format_signed};
use wanzhou::text::{Locale, Period, messages, messages::with, sanitize};

#[test]
fn numbers_keep_their_decimals_and_group_by_three() {
    for locale in Locale::ALL {
        let format = |value, decimals| format_number(value, decimals, locale);
        assert_eq!(format(13.0, 1), "13.0");
        assert_eq!(format(719.17, 2), "719.17");
        assert_eq!(format(28_846_170.0, 0), "28,846,170");
        assert_eq!(format(999.0, 0), "999");
        assert_eq!(format(-1.1, 1), "−1.1");
        assert_eq!(format(-0.04, 1), "0.0");
        assert_eq!(format(1.005, 2), "1.01");
        assert_eq!(format(4.35 - 4.2, 1), "0.2");
        assert_eq!(format(0.000_000_5, 6), "0.000001");
        for whole in [500_000_000.0, 600_000_001.0, 9_007_199_254_740_992.0] {
            assert_eq!(format(whole, 0).replace(',', ""), whole.to_string());
        }
        assert_eq!(format(719_170_000.25, 2), "719,170,000.25");
        assert_eq!(format_signed(13.0, 1, locale), "+13.0");
        assert_eq!(format_signed(-24.5, 1, locale), "−24.5");
        assert_eq!(format_signed(0.0, 0, locale), "0");
    }
}

/// GB/T 15835: whole numbers of up to four digits need no grouping.
#[test]
fn chinese_leaves_four_digits_together() {
    for (value, decimals, zh, en) in [
        (1_000.0, 0, "1000", "1,000"),
        (1_087.94, 2, "1087.94", "1,087.94"),
        (-3_286.0, 0, "−3286", "−3,286"),
        (9_999.9, 0, "10,000", "10,000"),
    ] {
        assert_eq!(format_number(value, decimals, Locale::Zh), zh);
        assert_eq!(format_number(value, decimals, Locale::En), en);
    }
}

#[test]
fn numbers_that_are_meant_to_the_ten_are_rounded_to_it() {
    for (value, decimals, expected) in [
        (291.48, -1, "290"),
        (219.998, -1, "220"),
        (71.48, -1, "70"),
        (-65.0, -1, "−70"),
        (4.0, -1, "0"),
        (257_499.0, -3, "257,000"),
    ] {
        assert_eq!(format_number(value, decimals, Locale::En), expected);
    }
}

#[test]
fn paragraphs_are_joined_into_ranges() {
    assert_eq!(format_ranges(&[15, 16, 17, 20], "—", "、"), "15—17、20");
    assert_eq!(format_ranges(&[15, 16, 17, 20], "–", ", "), "15–17, 20");
    assert_eq!(format_ranges(&[27, 28], "–", ", "), "27, 28");
    assert_eq!(format_ranges(&[34, 34], "–", ", "), "34");
    assert_eq!(format_ranges(&[], "–", ", "), "");
}

#[test]
fn periods_are_read_written_and_worded_in_both_languages() {
    let cases = [
        ("2024", "2024年", "2024"),
        ("2024-12", "2024年12月", "Dec 2024"),
        ("2025-01/2025-07", "2025年1—7月", "Jan–Jul 2025"),
        ("2021-05/2024-12", "2021年5月至2024年12月", "May 2021 to Dec 2024"),
        ("2018/2022", "2018—2022年", "2018–2022"),
        ("2024/..", "2024年以来", "since 2024"),
    ];
    for (text, zh, en) in cases {
        let period = Period::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(period.to_string(), text);
        assert_eq!(period.format(Locale::Zh), zh);
        assert_eq!(period.format(Locale::En), en);
    }
}

#[test]
fn what_is_no_period_is_refused() {
    for text in [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2024-1",
        "2024-+1",
        "2024/2023",
        "2024-05/2024-04",
        "..",
        "../2024",
        "NaN",
        "2024-12-31",
    ] {
        assert_eq!(Period::parse(text), None, "{text:?}");
    }
}

fn unit(id: &str) -> Unit {
    support::core().units.get(id).unwrap_or_else(|| panic!("unit {id}")).clone()
}

#[test]
fn english_shifts_the_decimal_point_and_loses_nothing() {
    let yuan = unit("yi-yuan");
    assert_eq!(yuan.phrase(&yuan.format(719.17, 2, Locale::Zh), Locale::Zh), "719.17亿元");
    assert_eq!(yuan.phrase(&yuan.format(719.17, 2, Locale::En), Locale::En), "71.917 billion yuan");
    assert_eq!(yuan.format(330.0, 0, Locale::En), "33");
    assert_eq!(yuan.format(167.0, 0, Locale::En), "16.7");
    assert_eq!(unit("wan-cases").format(25.7, 1, Locale::En), "257,000");
    assert_eq!(unit("wan-cases").format(2.54, 2, Locale::En), "25,400");
    assert_eq!(unit("wan-tonnes").format(3286.0, 0, Locale::En), "32.86");
    assert_eq!(unit("yi-tonnes").format(1.3, 1, Locale::En), "130");
    let percent = unit("percent");
    assert_eq!(percent.phrase(&percent.format(13.0, 1, Locale::En), Locale::En), "13.0%");
}

#[test]
fn a_rank_is_no_quantity() {
    let rank = unit("rank");
    assert_eq!(rank.phrase("8", Locale::Zh), "第8位");
    assert_eq!(rank.phrase("8", Locale::En), "No. 8");
}

#[test]
fn people_are_rounded_in_pictures_and_exact_in_tables() {
    let person = unit("person");
    assert_eq!(person.format(1_563_050.0, 0, Locale::Zh), "1,563,050");
    assert_eq!(person.format_compact(1_563_050.0, 0, Locale::Zh), "156.3");
    assert_eq!(person.format_compact(1_563_050.0, 0, Locale::En), "1.56");
}

#[test]
fn messages_take_values_in_order() {
    assert_eq!(with("a {} b {}", &["1", "2"]), "a 1 b 2");
    assert_eq!(with("{}", &[]), "");
    assert_eq!(with("{1} of {0}, {1}", &["a", "b"]), "b of a, b");
    assert_eq!(with("{} {population-2020-500101|unit} {}", &["1", "2"]), "1 {population-2020-500101|unit} 2");
    assert_eq!(with(messages(Locale::Zh).paragraph, &["20"]), "第20段");
}

#[test]
fn both_languages_use_the_same_holes() {
    let (zh, en) = (messages(Locale::Zh), messages(Locale::En));
    let pairs = [
        (zh.footer_data, en.footer_data),
        (zh.sort_by, en.sort_by),
        (zh.failed_part, en.failed_part),
        (zh.left_out, en.left_out),
        (zh.notice_link, en.notice_link),
        (zh.ranking_more, en.ranking_more),
        (zh.rank, en.rank),
        (zh.paragraph, en.paragraph),
        (zh.data_count, en.data_count),
        (zh.flow_step, en.flow_step),
    ];
    for (a, b) in pairs {
        assert_eq!(a.matches("{}").count(), b.matches("{}").count(), "{a} / {b}");
    }
}

#[test]
fn a_text_stays_where_it_is_put() {
    for plain in ["", "万州 719.17 <b>&amp;\t\n\r", "\u{200b}\u{200e}שלום\u{200f}\u{10ffff}"] {
        assert_eq!(sanitize(plain), plain);
    }
    let cases = [
        ("a\0b\u{1b}\u{85}\u{fffe}", "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}"),
        // What it opens ends with it, the innermost first, or with its line.
        ("\u{202e}a", "\u{202e}a\u{202c}"),
        ("\u{2066}a\u{202b}b", "\u{2066}a\u{202b}b\u{202c}\u{2069}"),
        ("\u{202d}a\nb", "\u{202d}a\u{202c}\nb"),
        // What it closes itself stays so, and it closes nothing else.
        ("\u{2067}a\u{202e}b\u{2069}c", "\u{2067}a\u{202e}b\u{2069}c"),
        ("\u{2069}a\u{202c}\u{2068}b\u{202c}", "a\u{2068}b\u{2069}"),
    ];
    for (text, expected) in cases {
        assert_eq!(sanitize(text), expected, "{text:?}");
        assert_eq!(sanitize(expected), expected, "done twice it changes nothing more");
    }
}
