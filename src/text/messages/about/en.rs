//! Words of the page about this site.

use super::About;

pub static ABOUT: About = About {
    title: "About this site",
    lede: "This site turns a year-in-review article on Wanzhou’s 2024 into charts and adds public sources for comparison. Every value is traced to its source and is free to check and reuse.",
    made: "Who makes this",
    maker: "Made by the Wanzhou in Figures project; its code, data and full record of changes are in the project’s repository. The site speaks for no government body or media outlet and has no ties to the authors of the article.",
    changed: "Data last changed: {}.",
    errors: "To report an error, open an issue in the project’s repository with the address of the page and the value. Confirmed errors are corrected and listed below.",
    errors_without: "No contact address has been published yet. Confirmed errors are corrected and listed below.",
    figures: "Figures",
    changes: "Changes to the data",
    method: "Methods",
    method_points: &[
        "Every value carries its unit, period, status and source and, where known, its location in the source and the original wording. Values without a source are not used.",
        "Values that are “at least”, “more than”, “nearly”, “expected” or “target” are drawn with hatched, hollow or dashed marks, never as exact values; round numbers carry “≈”.",
        "Values calculated by this site are marked and come from their formulas by code, not by hand.",
        "Where sources disagree, both values are kept; where no source gives a reason, the site says so. A reason that is given has a source.",
        "Values of different coverage are never joined into one line or added up; totals at current prices and growth at constant prices are marked as not comparable where shown together.",
        "A place without openly licensed coordinates is listed by name, never put on a guessed point.",
        "Private individuals and housing estates in the article are not named here.",
        "Paragraph numbers are set by this site: each line of the article is a paragraph, titles and captions included, empty lines not.",
    ],
    census: "The censuses",
    census_points: &[
        "Values of the censuses of 2000, 2010 and 2020 were read in open files: leiii/census, a transcription of the county volumes of 2010 and 2020, and mapchina, for the resident population of 2000 and the areas of the districts and counties. A few gaps and the municipal totals come from other sources, named table by table. The books themselves were not seen.",
        "Full count: residents by age, sex, urban or rural place, registration and schooling, and family households. Long-form sample: industry of work, equipment and tenure of homes; about one household in ten was asked, and the numbers in the tables are those of the sample.",
        "A share of a sample has a margin of ±1.96 × √(design effect × p(1 − p) ÷ n); about 95 of 100 such intervals contain the true value. The design effect of 3 is an assumption of this site; the tables give none. Districts and counties are not told apart where they differ by no more than the 95% margin of the difference (the root of the sum of squares, plus rounding), so a rank is a range.",
        "Values of 2010 are merged into the 38 present-day districts and counties: Qijiang County with Wansheng, Dazu County with Shuangqiao.",
        "Every table is checked against its totals, as the Data page shows. Doubtful values are shown with the reason; they have no rank and no part in findings.",
    ],
    reading: "How to read the marks",
    sources: "Sources",
    sources_lede: "The main source is a year-in-review article of early 2025; the others add years, comparisons and checks.",
    licences: "Licences",
    licence_points: &[
        "Texts, charts and the compilation of the data: CC BY 4.0. You may republish and adapt them, also commercially; give credit, keep the sources and notes of a chart, and say what you changed.",
        "The values are facts of their sources; “original wording” is quoted, and its rights remain with its authors.",
        "Code: MIT.",
        "District and county boundaries: © OpenStreetMap contributors, ODbL 1.0, by way of mapchina 0.1.0 (labelled GPL-3); cut out, rounded and renamed. Keep this credit with every map; changed boundary data may only be passed on under ODbL.",
        "Census tables: read in files of leiii/census (MIT), mapchina (labelled GPL-3), tudigong (MIT) and a list of division codes (WTFPL). The numbers are facts, arranged anew here; the files themselves are not republished.",
        "Township centres: GeoNames, CC BY 4.0; codes and names from china-division (WTFPL).",
        "Rivers: Natural Earth, public domain, showing the course before the Three Gorges reservoir was filled. Airport: airportsdata, MIT.",
        "Maps have had no official review: they are schematic and define no boundaries. To publish one, use a map with an official Chinese map-approval number.",
    ],
};
