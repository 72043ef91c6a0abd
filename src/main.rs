//! The app: reads the data that came with the page and hydrates what was prerendered.

#[cfg(feature = "hydrate")]
fn main() {
    wanzhou::start::start();
}

#[cfg(not(feature = "hydrate"))]
fn main() {}
