//! Boundaries, lines and points: GeoJSON (RFC 7946) as it is in `public/geo`.

use super::DataError;
use super::json::{read, sanitize_value};
use crate::text::{LocalText, Locale};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashSet};

/// Longitude and latitude, in degrees (WGS 84).
pub type Position = [f64; 2];

/// The features of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geo {
    /// In the order of the file.
    pub features: Vec<Feature>,
}

/// Something with a position on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Division code of an area or township, or a name such as `yangtze`.
    pub id: String,
    /// What it is called.
    pub name: LocalText,
    /// The part it plays, where a file holds several (`chongqing`, `wanzhou`, `neighbour`).
    pub role: Option<String>,
    /// Where it is.
    pub geometry: Geometry,
}

/// Where something is.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// One position.
    Point(Position),
    /// Positions along a line.
    LineString(Vec<Position>),
    /// An outer ring and holes; first and last position of a ring are the same.
    Polygon(Vec<Vec<Position>>),
    /// Several polygons.
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

impl Geo {
    /// The feature with this id.
    pub fn get(&self, id: &str) -> Option<&Feature> {
        self.features.iter().find(|f| f.id == id)
    }

    /// Ids of the features that share a stretch of border with one: two positions or more. Corners that only touch are none.
    pub fn neighbours(&self, id: &str) -> Vec<&str> {
        let key = |[lon, lat]: &Position| (lon.to_bits(), lat.to_bits());
        let Some(own) = self.get(id) else { return Vec::new() };
        let own: HashSet<(u64, u64)> = own.geometry.parts().into_iter().flatten().map(key).collect();
        let touches = |other: &&Feature| {
            let parts = other.geometry.parts();
            let mut shared = parts.into_iter().flatten().map(key).filter(|position| own.contains(position));
            // A ring ends with the position that it begins with.
            shared.next().is_some_and(|first| shared.any(|other| other != first))
        };
        let others = self.features.iter().filter(|feature| feature.id != id);
        others.filter(touches).map(|other| other.id.as_str()).collect()
    }

    /// The features with this role.
    pub fn role<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a Feature> {
        self.features.iter().filter(move |f| f.role.as_deref() == Some(role))
    }
}

impl Feature {
    /// The name in a language.
    pub fn name(&self, locale: Locale) -> &str {
        self.name.get(locale)
    }
}

impl Geometry {
    /// Rings of areas, lines, or single positions: every stretch of positions by itself.
    pub fn parts(&self) -> Vec<&[Position]> {
        match self {
            Geometry::Point(position) => vec![std::slice::from_ref(position)],
            Geometry::LineString(line) => vec![line],
            Geometry::Polygon(rings) => rings.iter().map(Vec::as_slice).collect(),
            Geometry::MultiPolygon(polygons) => polygons.iter().flatten().map(Vec::as_slice).collect(),
        }
    }

    /// What keeps it from being drawn.
    fn validate(&self) -> Option<&'static str> {
        let on_earth = |[lon, lat]: &Position| (-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat);
        let shortest = match self {
            Geometry::Point(_) => 1,
            Geometry::LineString(_) => 2,
            Geometry::Polygon(_) | Geometry::MultiPolygon(_) => 4,
        };
        let parts = self.parts();
        if parts.is_empty() || parts.iter().any(|part| part.len() < shortest) {
            return Some("geometry has too few positions");
        }
        let all = parts.iter().all(|part| part.iter().all(on_earth));
        (!all).then_some("geometry leaves the ranges of longitude and latitude")
    }
}

/// Entries are read from their own text: a tree of all numbers of a file of boundaries costs more than all else.
#[derive(Deserialize)]
struct RawFeature<'a> {
    #[serde(borrow)]
    properties: &'a RawValue,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    #[serde(alias = "code")]
    id: String,
    name: String,
    name_en: Option<String>,
    role: Option<String>,
}

/// Reads a file of `public/geo`; `name` is its name without `.geojson`.
///
/// A text that is no FeatureCollection is one problem; so is every feature that does not fit, which is left out.
pub fn parse(name: &str, text: &str) -> (Geo, Vec<DataError>) {
    let mut geo = Geo::default();
    let mut problems = Vec::new();
    let mut problem = |path: &str, id: Option<&str>, message: &str| {
        problems.push(DataError::new(format!("{name}.geojson"), path, id, message));
    };
    let features = match serde_json::from_str::<&RawValue>(text) {
        Ok(json) => features(json).unwrap_or_else(|| {
            problem("$", None, "is not a FeatureCollection");
            Vec::new()
        }),
        Err(error) => {
            problem("$", None, &format!("is not JSON: {error}"));
            Vec::new()
        }
    };
    for (i, entry) in features.into_iter().enumerate() {
        match feature(entry.get()) {
            Ok(feature) => geo.features.push(feature),
            Err(message) => {
                let entry: Value = serde_json::from_str(entry.get()).unwrap_or_default();
                let id = entry.pointer("/properties/id").or(entry.pointer("/properties/code"));
                problem(&format!("$.features[{i}]"), id.and_then(Value::as_str), &message);
            }
        }
    }
    (geo, problems)
}

fn features(json: &RawValue) -> Option<Vec<&RawValue>> {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(json.get()).ok()?;
    serde_json::from_str(fields.get("features")?.get()).ok()
}

fn feature(entry: &str) -> Result<Feature, String> {
    let RawFeature { properties, geometry } = read(entry)?;
    if let Some(fault) = geometry.validate() {
        return Err(fault.to_owned());
    }
    let mut properties: Value = read(properties.get())?;
    sanitize_value(&mut properties)?;
    let Properties { id, name, name_en, role } =
        serde_json::from_value(properties).map_err(|error| error.to_string())?;
    let name = LocalText { en: name_en.unwrap_or_else(|| name.clone()), zh: name };
    Ok(Feature { id, name, role, geometry })
}
