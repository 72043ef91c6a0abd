//! Wanzhou: its townships as points, and those that stand for the report's places as numbered marks.

use super::Layers;
use super::projection::{MapFrame, PicturePoint, Rect};
use super::shape;
use crate::figures::drawing::{Anchor, Node, Shape, Text, n};
use crate::figures::{DrawContext, DrawError, Drawing, NARROW, Picture, theme};
use crate::model::{Atlas, geo::Geometry, observation::WANZHOU, place::Place};
use crate::text::Locale;

/// A sign of the map, the same in its legends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The centre of a township without a mark.
    Centre,
    /// The township of a place.
    Named,
    /// The same where the name is in doubt.
    Doubtful,
    Airport,
}

impl Sign {
    /// It around its middle. Discs are as large as their picture needs, airports have one size.
    pub fn shape(self, [x, y]: PicturePoint, disc: f64) -> Shape {
        match self {
            Sign::Centre => Shape::circle(x, y, disc).fill(theme::MARK),
            Sign::Named => Shape::circle(x, y, disc).fill(theme::ACCENT),
            Sign::Doubtful => {
                let circle = Shape::circle(x, y, disc).fill(theme::PAPER).stroke(theme::ACCENT, 2.0);
                Shape { dash: "3 2", ..circle }
            }
            Sign::Airport => Shape::path(format!("M{} {}l5 -11l5 11Z", n(x - 5.0), n(y + 5.5))).fill(theme::SEQ[4]),
        }
    }
}

/// The places that have a mark, in the order of their numbers: those whose name is in doubt come last.
pub fn marked(atlas: &Atlas) -> Vec<&Place> {
    let places = |doubtful| atlas.places.iter().filter(move |p| p.is_marked() && p.doubtful == doubtful);
    places(false).chain(places(true)).collect()
}

/// All places with the numbers of their marks: those that have one, then the others by paragraph.
pub fn numbered(atlas: &Atlas) -> Vec<(Option<usize>, &Place)> {
    let marked = marked(atlas).into_iter().enumerate().map(|(i, place)| (Some(i + 1), place));
    let mut others: Vec<&Place> = atlas.places.iter().filter(|p| !p.is_marked()).collect();
    others.sort_by_key(|p| p.paragraph);
    marked.chain(others.into_iter().map(|place| (None, place))).collect()
}

/// The map as a card's picture. No roles, no labels.
///
/// # Errors
/// [`DrawError::Geo`] without boundaries.
pub fn picture(context: &DrawContext) -> Result<Picture, DrawError> {
    let layers = Layers::of(context.atlas);
    if layers.districts.get(WANZHOU).is_none() {
        return Err(DrawError::Geo("districts"));
    }
    Ok(Picture::Drawing(draw(context.atlas, &layers, context.locale, context.width)))
}

/// The map, `width` pixels wide. Empty where the outline of Wanzhou is not in the data.
pub fn draw(atlas: &Atlas, layers: &Layers, locale: Locale, width: f64) -> Drawing {
    let narrow = width <= NARROW;
    let height = width * if narrow { 0.8 } else { 0.71 };
    let mut drawing = Drawing::new(width, height);
    let Some(wanzhou) = layers.districts.get(WANZHOU) else { return drawing };
    let parts = wanzhou.geometry.parts();
    let margin = if narrow { 14.0 } else { 24.0 };
    let within = [margin, margin, width - 2.0 * margin, height - 2.0 * margin];
    let Some(frame) = MapFrame::around(parts.iter().copied().flatten(), within) else { return drawing };
    let window = [0.0, 0.0, width, height];
    let labels = MapLabels { window, taken: Vec::new(), crossed: Vec::new(), nodes: Vec::new() };
    drawing.add(Shape::rect(0.0, 0.0, width, height).fill(theme::SUNK));

    let mut painter = PlacesPainter { atlas, layers, locale, narrow, frame, window, drawing, labels };
    painter.surroundings();
    painter.ground(&wanzhou.geometry);
    let places = marked(atlas);
    let (spots, others) = painter.township_spots(&places);
    painter.points(&spots, &others);
    painter.marks(&places, &spots);
    painter.river_names();
    if !narrow {
        painter.township_names(&others);
    }
    let PlacesPainter { mut drawing, mut labels, .. } = painter;
    drawing.nodes.append(&mut labels.nodes);
    drawing
}

/// The centre of a township, and its name.
type NamedPoint<'a> = (PicturePoint, &'a str);

/// The map while it is drawn. All text comes last, over everything else.
struct PlacesPainter<'a> {
    atlas: &'a Atlas,
    layers: &'a Layers<'a>,
    locale: Locale,
    narrow: bool,
    frame: MapFrame,
    window: Rect,
    drawing: Drawing,
    labels: MapLabels,
}

impl<'a> PlacesPainter<'a> {
    /// The areas around Wanzhou, each with its name, or the short one, where there is room for it.
    fn surroundings(&mut self) {
        let Layers { districts, neighbours, .. } = self.layers;
        let around = districts.features.iter().filter(|f| f.id != WANZHOU).chain(&neighbours.features);
        for feature in around {
            let rings = shape::clipped(&shape::projected(&feature.geometry, &self.frame), self.window);
            if rings.is_empty() {
                continue;
            }
            self.drawing.add(Shape::path(shape::closed(&rings)).stroke(theme::RULE_2, 1.0));
            let area = self.atlas.areas.get(&feature.id);
            let names = [area.map_or(&feature.name, |a| &a.name), area.map_or(&feature.name, |a| &a.short)];
            for name in names {
                let text = Text::new(0.0, 0.0, name.get(self.locale)).size(12.0).fill(theme::INK_3).middle();
                if let Some([x, y]) = shape::label_spot(&rings, [text.estimated_width() + 8.0, 16.0]) {
                    self.labels.put(Text { x, y: y + 4.0, ..text });
                    break;
                }
            }
        }
    }

    /// Wanzhou's ground, the rivers on it, and its outline over them.
    fn ground(&mut self, wanzhou: &Geometry) {
        let rings = shape::projected(wanzhou, &self.frame);
        let outline = shape::closed(&rings);
        shape::densify(&mut self.labels.crossed, &rings);
        self.drawing.add(Shape::path(outline.clone()).fill(theme::PAPER));
        for river in self.layers.rivers.role("wanzhou") {
            let projected = shape::projected(&river.geometry, &self.frame);
            let lines: Vec<_> = projected.iter().flat_map(|line| shape::clipped_line(line, self.window)).collect();
            for line in &lines {
                let width = if self.narrow { 4.0 } else { 5.0 };
                self.drawing.add(Shape::path(shape::open(line)).stroke(theme::SEQ[1], width));
            }
            shape::densify(&mut self.labels.crossed, &lines);
        }
        self.drawing.add(Shape::path(outline).stroke(theme::INK, 1.5));
    }

    /// Where a point of the geodata is.
    fn spot(&self, geometry: &Geometry) -> Option<PicturePoint> {
        geometry.parts().first().and_then(|p| p.first()).map(|p| self.frame.project(*p))
    }

    /// The townships of marked places in the order of their numbers, in which the keyboard walks; and all others.
    fn township_spots(&self, places: &[&Place]) -> (Vec<Option<NamedPoint<'a>>>, Vec<NamedPoint<'a>>) {
        let (mut spots, mut others) = (vec![None; places.len()], Vec::new());
        for township in &self.layers.townships.features {
            let Some(point) = self.spot(&township.geometry) else { continue };
            let named = (point, township.name(self.locale));
            let number = places.iter().position(|p| p.township.as_deref() == Some(&*township.id));
            match number.and_then(|number| spots.get_mut(number)) {
                Some(spot) => *spot = Some(named),
                None => others.push(named),
            }
        }
        (spots, others)
    }

    /// The dots of townships without a mark, the airports, and the room that the marks will take.
    fn points(&mut self, spots: &[Option<NamedPoint>], others: &[NamedPoint]) {
        for ([x, y], _) in others {
            self.drawing.add(Sign::Centre.shape([*x, *y], if self.narrow { 1.8 } else { 2.4 }));
            self.labels.crossed.push([*x, *y]);
        }
        for airport in &self.layers.airports.features {
            let Some([x, y]) = self.spot(&airport.geometry) else { continue };
            self.drawing.add(Sign::Airport.shape([x, y], 0.0));
            self.labels.taken.push([x - 6.0, y - 6.0, 12.0, 12.0]);
        }
        for ([x, y], _) in spots.iter().flatten() {
            self.labels.taken.push([x - 10.0, y - 10.0, 20.0, 20.0]);
        }
    }

    /// The numbered marks, each with the name of its township.
    fn marks(&mut self, places: &[&Place], spots: &[Option<NamedPoint>]) {
        for (number, (place, spot)) in places.iter().zip(spots).enumerate() {
            let Some(([x, y], name)) = *spot else { continue };
            let (sign, ink) = match place.doubtful {
                true => (Sign::Doubtful, theme::ACCENT),
                false => (Sign::Named, theme::ON_ACCENT),
            };
            let circle = sign.shape([x, y], 9.0);
            let digit = Text::new(x, y + 4.5, (number + 1).to_string()).size(12.0).bold().fill(ink).middle();
            self.drawing.add(Node::Part { part: place.id.clone(), nodes: vec![circle.into(), digit.into()] });
            let name = Text::new(0.0, 0.0, name).bold().fill(theme::INK).halo(theme::PAPER);
            self.labels.beside([x, y], 13.0, &name, usize::MAX);
        }
    }

    /// A river's name is at its first bend beside which there is nothing else.
    fn river_names(&mut self) {
        for river in self.layers.rivers.role("wanzhou") {
            let name = Text::new(0.0, 0.0, river.name(self.locale)).size(13.0).fill(theme::SEQ[3]);
            for line in shape::projected(&river.geometry, &self.frame) {
                if line.iter().any(|point| self.labels.beside(*point, 9.0, &name, 0)) {
                    break;
                }
            }
        }
    }

    /// The names of townships without a mark, each where there is nothing else.
    fn township_names(&mut self, others: &[NamedPoint]) {
        for (point, name) in others {
            let name = Text::new(0.0, 0.0, short(name, self.locale)).size(12.0).halo(theme::PAPER);
            self.labels.beside(*point, 6.0, &name, 0);
        }
    }
}

/// A township's name without the word for what it is: the map says that already.
fn short(name: &str, locale: Locale) -> &str {
    let kinds = ["街道", "镇", "乡"];
    let bare = kinds.iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name);
    // 民族乡 keeps its name whole.
    if locale == Locale::Zh && bare.chars().count() >= 2 { bare } else { name }
}

/// Labels that do not overlap one another.
struct MapLabels {
    window: Rect,
    /// Where nothing else may be.
    taken: Vec<Rect>,
    /// What is better not written over: lines and dots.
    crossed: Vec<PicturePoint>,
    nodes: Vec<Node>,
}

impl MapLabels {
    /// Writes a text where it is.
    fn put(&mut self, text: Text) {
        self.taken.push(frame_of(&text));
        self.nodes.push(text.into());
    }

    /// Writes a text on that side of a point where it lies over the least, and over no more than `most` points of lines
    /// and dots; nowhere if there is none.
    fn beside(&mut self, [x, y]: PicturePoint, gap: f64, text: &Text, most: usize) -> bool {
        let (above, below, near) = (y - gap + 1.0, y + gap + 10.0, 0.6 * gap);
        let sides = [
            (Anchor::Start, x + gap, y + 4.5),
            (Anchor::End, x - gap, y + 4.5),
            (Anchor::Middle, x, above),
            (Anchor::Middle, x, below),
            (Anchor::Start, x + near, above),
            (Anchor::End, x - near, above),
            (Anchor::Start, x + near, below),
            (Anchor::End, x - near, below),
        ];
        let mut best: Option<(usize, Text)> = None;
        for (anchor, x, y) in sides {
            let text = Text { x, y, anchor, ..text.clone() };
            let frame = frame_of(&text);
            let [left, top, width, height] = frame;
            let inside =
                left > 2.0 && top > 2.0 && left + width < self.window[2] - 2.0 && top + height < self.window[3];
            let over = self.crossed.iter().filter(|[x, y]| overlap(frame, [x - 2.0, y - 2.0, 4.0, 4.0])).count();
            let better = best.as_ref().map_or(over <= most, |(known, _)| over < *known);
            if inside && better && !self.taken.iter().any(|other| overlap(frame, *other)) {
                best = Some((over, text));
            }
        }
        best.map(|(_, text)| self.put(text)).is_some()
    }
}

/// The rectangle that a text covers, about.
fn frame_of(text: &Text) -> Rect {
    let width = text.estimated_width();
    let size = text.spans.first().map_or(12.0, |s| s.size);
    let left = match text.anchor {
        Anchor::Start => text.x,
        Anchor::Middle => text.x - width / 2.0,
        Anchor::End => text.x - width,
    };
    [left, text.y - 0.85 * size, width, size]
}

fn overlap(a: Rect, b: Rect) -> bool {
    a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3]
}
