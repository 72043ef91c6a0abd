//! 区县页的话。

use super::Profile;

pub static PROFILE: Profile = Profile {
    lede: "{4}年普查：常住人口{0}，{1}；60岁及以上人口的比重{2}，城镇化率{3}。",
    described: "{0}：{1}年龄、家庭、受教育程度、就业，以及在{2}个区县中的位次，数据取自历次人口普查。",
    more: "比{0}年增加{1}",
    fewer: "比{0}年减少{1}",
    reclassified: "（可能含乡村改划为城镇的部分）",
    hardly_more: "与{0}年大体持平（多{1}）",
    hardly_fewer: "与{0}年大体持平（少{1}）",
    same: "与{0}年相同",
    rose: "从{0}升至{1}",
    fell: "从{0}降至{1}",
    stayed: "仍为{1}",

    place: "第{0}位",
    place_tied: "并列第{0}位",
    place_range: "第{0}—{1}位",
    place_of: "{2}年{1}个区县中{0}",
    place_then: "{1}年{0}",

    residents: "常住人口",
    old: "60岁及以上",
    urban: "城镇化率",
    household: "每户人数",

    ages_topic: "年龄",
    ages_title: "{2}年至{3}年，{4}人数最多的年龄组从{0}变为{1}",
    ages_still: "{3}年{4}人数最多的年龄组仍是{0}，与{2}年相同",
    ages_subtitle: "{0}各年龄组的男女人数，{1}，{2}年。外框为{3}年",
    ages_notes: [
        "红色为人数最多的一组，60岁及以上另用一色；85岁及以上并为一组。",
        "{1}年后，同一批人上移{2}组；移后与{0}年外框的人数之差，由迁移、死亡和登记误差共同造成。",
    ],
    ages_groups: ["60岁及以上", "15至59岁", "0至14岁"],
    ages_then: "{0}年{1}",
    people: "人",
    ten_thousands: "万人",
    ten_thousand: "万",
    men: "男",
    women: "女",

    residents_topic: "总量",
    residents_title: "{1}年{2}常住人口{0}",
    residents_subtitle: "常住人口，万人；位次是在{0}个区县中，从高到低",

    other_definition: "口径应不同",
    households_topic: "家庭户",
    households_title: "{2}年至{3}年，{4}一人户比重{0}；{3}年全市为{1}",
    households_subtitle: "家庭户按代数分，占全部家庭户的比重，%。一人户从一代户中单列",
    households_parts: ["一人户", "其他一代户", "二代户", "三代及以上"],
    households_note: "比重由本站据户数计算。只算家庭户，不含集体户。",

    standing_topic: "位次",
    standing_title: "{6}年{5}可确定位次的{0}项比率中，居前的是{1}（{2}），居后的是{3}（{4}）",
    standing_subtitle: "每行一项指标，每个点是一个区县，从最低到最高；{0}年",
    standing_heads: ["最低", "最高", "位次"],
    standing_notes: [
        "红点为{0}，竖线为全市，总量没有竖线。位次从高到低，高不等于好；存疑的数值不参与排名。比重由本站据普查人数和户数计算。",
        "标有“抽样”的是长表，约十户调查一户，位次是一个范围：在95%误差内与它不分先后的区县都在这个范围里。",
    ],
    sample: "抽样",

    settlement_topic: "城乡",
    settlement_title: "{2}年至{3}年，{4}城镇化率{0}；{3}年全市为{1}",
    settlement_subtitle: "常住人口按居住地的城乡划分，%",
    settlement_parts: ["城镇", "乡村"],

    registration_topic: "户口",
    registration_title: "{2}年，{3}常住人口中{0}的人户口不在居住的乡镇街道；全市为{1}",
    registration_subtitle: "常住人口按户口登记地分，%，{0}年",
    registration_parts: ["其余", "本区县其他乡镇街道", "本区县以外"],
    registration_note: "“其余”由本站相减得出，户口多在居住的乡镇街道，也可能含户口待定的人。人户分离不等于迁移：区县越大，区内的搬动越多。",

    schooling_topic: "受教育程度",
    schooling_title: "{2}年至{3}年，{4}大专及以上的比重{0}；{3}年全市为{1}",
    schooling_doubtful: "{0}年{3}大专及以上占{1}，全市{2}",
    schooling_subtitle: "6岁及以上人口按受教育程度分，%",
    schooling_parts: ["小学以下", "小学", "初中", "高中", "大专及以上"],
    schooling_note: "比重由本站据人数计算。2020年把学前教育单列一级，这里并入小学以下。",

    work_topic: "就业",
    work_title: "{5}年{6}{0}的就业人口最多，占{2}；全市{3}",
    work_titles: "{5}年{6}{0}与{1}的就业人口最多，分别占{2}和{4}",
    work_subtitle: "就业人口按行业分，%，{0}年；长表抽样",
    work_note: "竖线为全市；比重由本站据样本人数计算。长表约十户调查一户；小行业之间的差别可能只是抽样。",

    districts: "区县",
    choose: "换一个区县",
    compare: "与相邻区县比较",
    neighbours: "在重庆境内相邻：{0}",
    alike: "{0}年普查{1}项指标与之最接近（各项按标准差折算，同等看待）：",
    compare_alike: "并排比较",
    sources: "来源与核对",
    caveats: "{0}年：{1}",
};
