//! From longitude and latitude to the plane, and from the plane to a picture.

use crate::model::geo::Position;

/// A point of a picture, in CSS pixels from its top left corner.
pub type PicturePoint = [f64; 2];

/// A point of the plane: east and north of the region's middle, in radii of the sphere.
pub type Planar = [f64; 2];

/// A rectangle in a picture: left, top, width, height.
pub type Rect = [f64; 4];

/// Albers' equal-area conic projection on the sphere: areas compare truly, which a choropleth asks for.
/// Snyder, *Map Projections: A Working Manual* (USGS 1395), pages 98–103.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Albers {
    meridian: f64,
    n: f64,
    c: f64,
    rho: f64,
}

impl Albers {
    /// A projection that is true along two parallels. Angles in degrees; `origin` is longitude and latitude of the
    /// point that becomes `[0, 0]`.
    pub fn new(parallels: [f64; 2], origin: Position) -> Albers {
        let [lower, upper] = parallels.map(f64::to_radians);
        // Around the equator the cone would be a cylinder, which this comes near enough to.
        let n = Some(f64::midpoint(lower.sin(), upper.sin())).filter(|n| n.abs() > 1e-6).unwrap_or(1e-6);
        let c = lower.cos().powi(2) + 2.0 * n * lower.sin();
        let albers = Albers { meridian: origin[0], n, c, rho: 0.0 };
        Albers { rho: albers.rho_at(origin[1]), ..albers }
    }

    /// How far a parallel lies from the tip of the cone.
    fn rho_at(&self, latitude: f64) -> f64 {
        (self.c - 2.0 * self.n * latitude.to_radians().sin()).max(0.0).sqrt() / self.n
    }

    /// A projection for a region, true along the parallels one sixth of its height from its edges.
    /// `bounds` are west, south, east, north in degrees.
    pub fn of([west, south, east, north]: [f64; 4]) -> Albers {
        let inset = (north - south) / 6.0;
        Albers::new([south + inset, north - inset], [f64::midpoint(west, east), f64::midpoint(south, north)])
    }

    /// East and north of the region's middle, in radii of the sphere.
    pub fn project(&self, [lon, lat]: Position) -> Planar {
        let rho = self.rho_at(lat);
        let theta = self.n * (lon - self.meridian).to_radians();
        [rho * theta.sin(), self.rho - rho * theta.cos()]
    }
}

/// A projection with a scale: where a position is in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapFrame {
    albers: Albers,
    scale: f64,
    left: f64,
    top: f64,
}

impl MapFrame {
    /// The largest frame that shows all positions within a rectangle, in its middle. `None` without positions.
    pub fn around<'a>(positions: impl Iterator<Item = &'a Position> + Clone, within: Rect) -> Option<MapFrame> {
        let albers = Albers::of(bounds(positions.clone().copied())?);
        MapFrame::of(albers, positions.map(|p| albers.project(*p)), within)
    }

    /// Like [`MapFrame::around`], of what is projected already.
    pub fn of(albers: Albers, plane: impl Iterator<Item = Planar>, within: Rect) -> Option<MapFrame> {
        let [west, south, east, north] = bounds(plane)?;
        let [x, y, width, height] = within;
        let scale = (width / (east - west).max(f64::EPSILON)).min(height / (north - south).max(f64::EPSILON));
        let left = x + (width - scale * (east - west)) / 2.0 - scale * west;
        let top = y + (height - scale * (north - south)) / 2.0 + scale * north;
        Some(MapFrame { albers, scale, left, top })
    }

    /// Where a position is.
    pub fn project(&self, position: Position) -> PicturePoint {
        self.set(self.albers.project(position))
    }

    /// Where a point of the plane is.
    pub fn set(&self, [east, north]: Planar) -> PicturePoint {
        [self.left + self.scale * east, self.top - self.scale * north]
    }

    /// The frame that shows what this one shows in `from` in the rectangle `to`, as large as fits, in its middle.
    pub fn enlarged(&self, from: Rect, to: Rect) -> MapFrame {
        let zoom = (to[2] / from[2]).min(to[3] / from[3]);
        let shift = |i: usize, old: f64| to[i] + to[i + 2] / 2.0 + zoom * (old - from[i] - from[i + 2] / 2.0);
        MapFrame { albers: self.albers, scale: self.scale * zoom, left: shift(0, self.left), top: shift(1, self.top) }
    }
}

/// Smallest and largest of both coordinates: `[x0, y0, x1, y1]`. `None` without points.
pub fn bounds(points: impl Iterator<Item = [f64; 2]>) -> Option<[f64; 4]> {
    points.fold(None, |found, [x, y]| {
        let [x0, y0, x1, y1] = found.unwrap_or([x, y, x, y]);
        Some([x0.min(x), y0.min(y), x1.max(x), y1.max(y)])
    })
}
