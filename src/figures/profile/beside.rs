//! Parts of a district's page beside another area: `ages-500101-500000`, `work-500154-500101`.

use super::facts::District;
use crate::model::Area;

/// The id of a part of a district's page beside another area: of that of the part by itself.
pub fn beside_id(part: &str, other: &str) -> String {
    [part, "-", other].concat()
}

/// What a district can be set beside: the whole that it is a part of, then all other parts.
pub fn others<'a>(district: &District<'a>) -> Vec<&'a Area> {
    let atlas = district.atlas;
    let parts = district.among.iter().filter_map(|key| atlas.areas.get(atlas.census.area_id(*key)));
    std::iter::once(district.whole).chain(parts.filter(|area| area.id != district.area.id)).collect()
}
