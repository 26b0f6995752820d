//! Looks at a workbook's packing before anything parses it.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::{Limits, SheetError};

/// A workbook has dozens of parts; thousands are an attack on our patience.
const PARTS_LIMIT: usize = 2_000;

/// Refuses what is no plain workbook, and what unpacks to more than the limit.
///
/// Declared sizes are checked first because that costs nothing; they can lie, so the parts are then
/// unpacked into nothing, counting.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), SheetError> {
    let damaged = |error: zip::result::ZipError| SheetError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > PARTS_LIMIT {
        return Err(SheetError::UnpacksTooLarge { limit: limits.unpacked_bytes });
    }
    check_names(&archive)?;
    let mut declared = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        if part.encrypted() {
            return Err(SheetError::Password);
        }
        declared = declared.saturating_add(part.size());
    }
    if declared > limits.unpacked_bytes {
        return Err(SheetError::UnpacksTooLarge { limit: limits.unpacked_bytes });
    }
    let mut left = limits.unpacked_bytes;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let unpacked = copy(&mut part.take(left.saturating_add(1)), &mut sink())
            .map_err(|error| SheetError::Damaged(error.to_string()))?;
        left = left.checked_sub(unpacked).ok_or(SheetError::UnpacksTooLarge { limit: limits.unpacked_bytes })?;
    }
    Ok(())
}

fn check_names<R: Read + std::io::Seek>(archive: &ZipArchive<R>) -> Result<(), SheetError> {
    let names: Vec<String> =
        archive.file_names_raw().map(|name| String::from_utf8_lossy(name).to_lowercase().replace('\\', "/")).collect();
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) {
        return Err(SheetError::Macros);
    }
    if names.iter().any(|name| name.starts_with("xl/")) {
        return Ok(());
    }
    if names.iter().any(|name| name == "content.xml") && names.iter().any(|name| name == "mimetype") {
        return Err(SheetError::OpenDocument);
    }
    Err(SheetError::NotATable)
}

/// Which refusal an old Office container deserves: a new workbook with a password is packed in one.
pub(super) fn old_office(bytes: &[u8]) -> SheetError {
    let contains = |word: &str| {
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if contains("EncryptedPackage") {
        SheetError::Password
    } else if contains("Workbook") || contains("Book") {
        SheetError::OldExcel
    } else {
        SheetError::NotATable
    }
}
