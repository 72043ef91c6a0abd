//! The page's program: reads the data that came with the page, takes over what was prerendered, lives on.

#[cfg(feature = "hydrate")]
fn main() {
    wanzhou::start::start();
}

#[cfg(not(feature = "hydrate"))]
fn main() {}
