//! Tells what a file is by its content.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use crate::{FileKind, FileRefusal};

/// How much of the beginning decides; enough for every signature and for a look at text.
pub(crate) const HEAD_BYTES: usize = 4096;

/// The largest part of an office file that is read: its list of content types.
const LIST_LIMIT: u64 = 1024 * 1024;

/// The object identifier `signedData` (1.2.840.113549.1.7.2) as DER, with its tag and length.
const SIGNED_DATA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// The same in base64, in its three possible alignments.
const SIGNED_DATA_BASE64: [&str; 3] = ["BgkqhkiG9w0BBwK", "YJKoZIhvcNAQcC", "GCSqGSIb3DQEHA"];

/// What the beginning alone refuses, so that a program is turned away before its last byte came.
pub(crate) fn refuse_early(head: &[u8]) -> Result<(), FileRefusal> {
    let programs: [&[u8]; 8] = [
        b"MZ",
        b"\x7fELF",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
        b"#!",
    ];
    if programs.iter().any(|start| head.starts_with(start)) {
        return Err(FileRefusal::Executable);
    }
    let archives: [&[u8]; 5] = [b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"];
    if archives.iter().any(|start| head.starts_with(start)) {
        return Err(FileRefusal::Archive);
    }
    Ok(())
}

/// The kind of a whole file, whatever its name says. `Text` stands for any text.
///
/// # Errors
/// Reading errors of `file`; refusals as the inner result.
pub(crate) fn kind<R: Read + Seek>(file: &mut R) -> std::io::Result<Result<FileKind, FileRefusal>> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    file.seek(SeekFrom::Start(0))?;
    file.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    if let Err(refusal) = refuse_early(&head) {
        return Ok(Err(refusal));
    }
    if head.starts_with(b"%PDF-") {
        return Ok(Ok(FileKind::Pdf));
    }
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Ok(FileKind::Png));
    }
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(Ok(FileKind::Jpeg));
    }
    if is_signature(&head) {
        return Ok(Ok(FileKind::Signature));
    }
    if head.starts_with(b"PK\x03\x04") {
        file.seek(SeekFrom::Start(0))?;
        return Ok(packed_kind(file));
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        file.seek(SeekFrom::Start(0))?;
        return old_office(file).map(Err);
    }
    file.seek(SeekFrom::Start(0))?;
    text_kind(file)
}

/// A CMS signature as DER, PEM or bare base64: offices send all three under `.sig`.
fn is_signature(head: &[u8]) -> bool {
    let start = head.get(..head.len().min(200)).unwrap_or_default();
    if head.first() == Some(&0x30) {
        let early = start.get(..start.len().min(32)).unwrap_or_default();
        return early.windows(SIGNED_DATA.len()).any(|window| window == SIGNED_DATA);
    }
    let text = String::from_utf8_lossy(start);
    let is_armoured = text.trim_start().starts_with("-----BEGIN ") || text.starts_with("MI");
    is_armoured && SIGNED_DATA_BASE64.iter().any(|mark| text.contains(mark))
}

/// The kind of a ZIP container. Only its table of contents and one small part are read.
fn packed_kind<R: Read + Seek>(file: &mut R) -> Result<FileKind, FileRefusal> {
    let mut archive = ZipArchive::new(file).map_err(|_| FileRefusal::Damaged)?;
    let names: Vec<String> =
        archive.file_names_raw().map(|name| String::from_utf8_lossy(name).to_lowercase().replace('\\', "/")).collect();
    let has = |name: &str| names.iter().any(|found| found == name);
    let has_macros = names
        .iter()
        .any(|name| name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/"));
    if has_macros {
        return Err(FileRefusal::Macros);
    }
    if has("[content_types].xml") {
        let types = part(&mut archive, "[content_types].xml")?.to_lowercase();
        if types.contains("macroenabled") {
            return Err(FileRefusal::Macros);
        }
        return if has("word/document.xml") {
            Ok(FileKind::Docx)
        } else if has("xl/workbook.xml") {
            Ok(FileKind::Xlsx)
        } else {
            Err(FileRefusal::KindNotAllowed)
        };
    }
    if has("mimetype") && has("content.xml") {
        return match part(&mut archive, "mimetype")?.trim() {
            "application/vnd.oasis.opendocument.text" => Ok(FileKind::Odt),
            "application/vnd.oasis.opendocument.spreadsheet" => Ok(FileKind::Ods),
            _ => Err(FileRefusal::KindNotAllowed),
        };
    }
    Err(FileRefusal::Archive)
}

/// One part as text, found whatever the case of its name.
fn part<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Result<String, FileRefusal> {
    let index = archive
        .file_names_raw()
        .position(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        .ok_or(FileRefusal::Damaged)?;
    let found = archive.by_index(index).map_err(|_| FileRefusal::Damaged)?;
    if found.encrypted() {
        return Err(FileRefusal::Password);
    }
    let mut bytes = Vec::new();
    found.take(LIST_LIMIT).read_to_end(&mut bytes).map_err(|_| FileRefusal::Damaged)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// An old container is DOC or XLS, or a new file packed with a password.
fn old_office<R: Read>(file: &mut R) -> std::io::Result<FileRefusal> {
    let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let has_password = bytes.windows(mark.len()).any(|window| window == mark);
    Ok(if has_password { FileRefusal::Password } else { FileRefusal::OldOffice })
}

/// Text has no control characters; text that a browser would run or draw is not plain text.
fn text_kind<R: Read>(file: &mut R) -> std::io::Result<Result<FileKind, FileRefusal>> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_foreign = |byte: &u8| (*byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0c)) || *byte == 0x7f;
    if !is_wide && bytes.iter().any(is_foreign) {
        return Ok(Err(FileRefusal::KindNotAllowed));
    }
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(512)).unwrap_or_default());
    let start = start.trim_start_matches('\u{feff}').trim_start().to_lowercase();
    let drawn = ["<!doctype", "<html", "<?xml", "<svg", "<script", "{\\rtf", "<?php", "%!ps"];
    let is_drawn = drawn.iter().any(|mark| start.starts_with(mark));
    Ok(if is_drawn { Err(FileRefusal::KindNotAllowed) } else { Ok(FileKind::Text) })
}
