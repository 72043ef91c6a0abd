//! Several files in one, stored as they are: PKWARE's *APPNOTE*, sections 4.3.7, 4.3.12 and 4.3.16. Without clock times:
//! the same files give the same bytes.

/// A zip of files, each with its name; `None` where they are more than the format holds (4 GiB, 65,535 files).
pub fn zip(files: &[(String, String)]) -> Option<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let offset = u32::try_from(out.len()).ok()?;
        let size = u32::try_from(text.len()).ok()?;
        let mut about = Vec::new();
        about.extend(VERSION.to_le_bytes());
        about.extend(NAMES_ARE_UTF8.to_le_bytes());
        about.extend(STORED.to_le_bytes());
        about.extend(FIRST_DAY.to_le_bytes());
        about.extend(crc32(text.as_bytes()).to_le_bytes());
        about.extend(size.to_le_bytes());
        about.extend(size.to_le_bytes());
        about.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        // Nothing extra.
        out.extend([0; 2]);
        out.extend(name.as_bytes());
        out.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // Nothing extra, no comment, the first disk, no attributes.
        directory.extend([0; 12]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?.to_le_bytes();
    let (start, size) = (u32::try_from(out.len()).ok()?, u32::try_from(directory.len()).ok()?);
    out.extend(directory);
    out.extend(b"PK\x05\x06");
    // One disk.
    out.extend([0; 4]);
    out.extend(count);
    out.extend(count);
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    // No comment.
    out.extend([0; 2]);
    Some(out)
}

const VERSION: u16 = 20;
const NAMES_ARE_UTF8: u16 = 1 << 11;
const STORED: u16 = 0;
/// 1980-01-01 at midnight, before which there is no time: two bytes of time, two of the date.
const FIRST_DAY: u32 = 0x0021_0000;

/// The cyclic redundancy check that zip and PNG have in common with Ethernet (ISO 3309).
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ POLYNOMIAL } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
