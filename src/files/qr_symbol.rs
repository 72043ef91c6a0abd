//! An address as a QR code, for pictures that are read on paper, or in an article that cannot link.

use crate::figures::drawing::{Drawing, Shape};
use qrcodegen::{QrCode, QrCodeEcc};

/// Squares left empty around a code (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A QR symbol: black on white whatever is around it, as readers expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrSymbol {
    /// Squares on a side, the empty ones around it included.
    squares: i32,
    /// Black runs: column and row where each begins, and how many squares it has.
    runs: Vec<[i32; 3]>,
}

impl QrSymbol {
    /// The symbol of an address, a seventh of it restorable. `None` for one too long for any.
    pub fn of(address: &str) -> Option<QrSymbol> {
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
        let mut runs = Vec::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let end = (x..code.size()).find(|x| !code.get_module(*x, y)).unwrap_or(code.size());
                if end > x {
                    runs.push([x + QUIET, y + QUIET, end - x]);
                }
                x = end + 1;
            }
        }
        Some(QrSymbol { squares: code.size() + 2 * QUIET, runs })
    }

    /// The symbol as shapes, one of its squares `module` CSS pixels wide.
    pub fn drawn(&self, module: f64) -> Drawing {
        let at = |squares: i32| f64::from(squares) * module;
        let run = |[x, y, length]: &[i32; 3]| Shape::rect(at(*x), at(*y), at(*length), module).d;
        let mut drawing = Drawing::new(at(self.squares), at(self.squares));
        drawing.add(Shape::rect(0.0, 0.0, drawing.width, drawing.height).fill("#ffffff"));
        drawing.add(Shape::path(self.runs.iter().map(run).collect::<String>()).fill("#000000"));
        drawing
    }
}
