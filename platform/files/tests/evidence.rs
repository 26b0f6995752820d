//! A folder of evidence: what is taken, what is turned away, what a doctor sees.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use std::collections::HashSet;
use std::io::{Cursor, Write};

use files::{Condition, FileError, FileKey, FileKind, FileRefusal, Files, Limits, StoredFile};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0";

struct Folder {
    files: Files,
    place: tempfile::TempDir,
}

impl Folder {
    async fn new() -> Self {
        Self::with_limit(20 * 1024 * 1024).await
    }

    async fn with_limit(bytes: u64) -> Self {
        let place = tempfile::tempdir().unwrap();
        let files = Files::open(place.path(), Limits { bytes }).await.unwrap();
        Self { files, place }
    }

    async fn takes(&self, name: &str, bytes: &[u8]) -> StoredFile {
        self.files.store(name, "application/octet-stream", bytes).await.unwrap()
    }

    async fn refuses(&self, name: &str, bytes: &[u8]) -> FileRefusal {
        match self.files.store(name, "application/octet-stream", bytes).await {
            Err(FileError::Refused(refusal)) => refusal,
            other => panic!("{name}: {other:?}"),
        }
    }

    /// Everything that lies anywhere in the folder.
    fn count(&self) -> usize {
        let shelves = std::fs::read_dir(self.place.path()).unwrap();
        shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum()
    }
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx() -> Vec<u8> {
    packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>")])
}

#[tokio::test]
async fn every_allowed_kind_is_told_by_its_content() {
    let folder = Folder::new().await;
    let xlsx = packed(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]);
    let odt = packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]);
    let ods = packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "")]);
    let der = b"\x30\x82\x06\x05\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82";
    let windows_1251 = [0xCF, 0xF0, 0xE8, 0xEA, 0xE0, 0xE7, b';', b'1'];
    let cases: [(&str, &[u8], FileKind); 13] = [
        ("Отчёт.pdf", PDF, FileKind::Pdf),
        ("Скан.PNG", PNG, FileKind::Png),
        ("Фото.jpeg", JPEG, FileKind::Jpeg),
        ("Приказ.docx", &docx(), FileKind::Docx),
        ("Список.xlsx", &xlsx, FileKind::Xlsx),
        ("Письмо.odt", &odt, FileKind::Odt),
        ("Таблица.ods", &ods, FileKind::Ods),
        ("Заметка.txt", "Ясногорск, школа № 3".as_bytes(), FileKind::Text),
        ("Список.csv", &windows_1251, FileKind::Csv),
        ("Приказ.pdf.sig", der, FileKind::Signature),
        ("Приказ.p7s", b"-----BEGIN PKCS7-----\nMIIGBQYJKoZIhvcNAQcCoIIF9jCC", FileKind::Signature),
        ("Приказ.sgn", b"MIIGBQYJKoZIhvcNAQcCoIIF9jCC", FileKind::Signature),
        ("без расширения", PDF, FileKind::Pdf),
    ];
    for (name, bytes, kind) in cases {
        let stored = folder.takes(name, bytes).await;
        assert_eq!((stored.kind, stored.size), (kind, bytes.len() as u64), "{name}");
        assert_eq!(folder.files.read(&stored.key).await.unwrap().unwrap(), bytes);
    }
}

#[tokio::test]
async fn what_cannot_be_evidence_is_turned_away_and_leaves_nothing() {
    let folder = Folder::new().await;
    let macros =
        packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", ""), ("word/vbaProject.bin", "x")]);
    let disguised_macros = packed(&[
        ("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("word/document.xml", ""),
    ]);
    let odf_macros = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", ""),
        ("Basic/Standard/Module1.xml", ""),
    ]);
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let mut locked = old.clone();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    old.extend([0; 600]);
    let cut_off = &docx()[..docx().len() / 2];
    let cases: [(&str, &[u8], FileRefusal); 19] = [
        ("пусто.pdf", b"", FileRefusal::Empty),
        ("отчёт.pdf", b"MZ\x90\0\x03", FileRefusal::Executable),
        ("отчёт.pdf", b"\x7fELF\x02\x01", FileRefusal::Executable),
        ("отчёт.txt", b"#!/bin/sh\nrm -rf /", FileRefusal::Executable),
        ("отчёт.pdf.exe", PDF, FileRefusal::Executable),
        ("отчёт.pdf", PNG, FileRefusal::Disguised),
        ("фото.png", PDF, FileRefusal::Disguised),
        ("отчёт.pdf", b"plain words", FileRefusal::Disguised),
        ("приказ.docx", &macros, FileRefusal::Macros),
        ("приказ.docx", &disguised_macros, FileRefusal::Macros),
        ("приказ.docm", &docx(), FileRefusal::Macros),
        ("письмо.odt", &odf_macros, FileRefusal::Macros),
        ("приказ.docx", cut_off, FileRefusal::Damaged),
        ("приказ.docx", &locked, FileRefusal::Password),
        ("приказ.docx", &old, FileRefusal::OldOffice),
        ("архив.zip", &packed(&[("a.pdf", "x")]), FileRefusal::Archive),
        ("приказ.docx", &packed(&[("a.pdf", "x")]), FileRefusal::Archive),
        ("страница.txt", b"<html><script>alert(1)</script>", FileRefusal::KindNotAllowed),
        ("данные.txt", b"\0\x01\x02\x03", FileRefusal::KindNotAllowed),
    ];
    for (name, bytes, refusal) in cases {
        assert_eq!(folder.refuses(name, bytes).await, refusal, "{name}");
        assert!(refusal.russian().ends_with('.') && refusal.english().ends_with('.'));
    }
    assert_eq!(folder.count(), 0, "a refused file leaves nothing behind");
}

#[tokio::test]
async fn a_hundred_megabytes_are_refused_before_they_are_sent() {
    let folder = Folder::new().await;
    let limit = folder.files.limits().bytes;
    let announced = folder.files.begin("скан.pdf", "application/pdf", Some(100 << 20)).await;
    assert!(matches!(announced, Err(FileError::Refused(FileRefusal::TooLarge { .. }))));

    let mut upload = folder.files.begin("скан.pdf", "application/pdf", None).await.unwrap();
    upload.write(PDF).await.unwrap();
    let piece = vec![b' '; 1 << 20];
    let mut sent = PDF.len() as u64;
    let refused_at = loop {
        sent += piece.len() as u64;
        if let Err(error) = upload.write(&piece).await {
            assert!(matches!(error, FileError::Refused(FileRefusal::TooLarge { .. })));
            break sent;
        }
    };
    assert!(refused_at <= limit + piece.len() as u64);
    drop(upload);
    assert_eq!(folder.count(), 0);
}

#[tokio::test]
async fn a_program_is_refused_with_its_first_piece() {
    let folder = Folder::new().await;
    let mut upload = folder.files.begin("отчёт.pdf", "application/pdf", None).await.unwrap();
    assert!(matches!(upload.write(b"MZ\x90\0").await, Err(FileError::Refused(FileRefusal::Executable))));
}

#[tokio::test]
async fn a_file_of_exactly_the_limit_is_taken() {
    let folder = Folder::with_limit(PDF.len() as u64).await;
    assert_eq!(folder.takes("a.pdf", PDF).await.size, PDF.len() as u64);
    let one_more = [PDF, b"\n"].concat();
    assert!(matches!(folder.refuses("a.pdf", &one_more).await, FileRefusal::TooLarge { .. }));
}

#[tokio::test]
async fn the_same_bytes_are_one_file_and_names_never_become_paths() {
    let folder = Folder::new().await;
    let first = folder.takes("../../../tmp/Акт.pdf", PDF).await;
    let second = folder.takes("Акт (копия).pdf", PDF).await;
    assert_eq!(first.key, second.key);
    assert_eq!((first.name.as_str(), second.name.as_str()), ("Акт.pdf", "Акт (копия).pdf"));
    assert_eq!(folder.count(), 1);
    for wrong in ["../../etc/passwd", "", "AB", &"g".repeat(64), &"A".repeat(64)] {
        assert!(wrong.parse::<FileKey>().is_err(), "{wrong}");
    }
    assert_eq!(first.key.as_str().parse::<FileKey>().unwrap(), first.key);
}

#[tokio::test]
async fn a_removed_file_is_gone() {
    let folder = Folder::new().await;
    let key = folder.takes("Акт.pdf", PDF).await.key;
    assert!(folder.files.reader(&key).await.unwrap().is_some());
    assert!(folder.files.remove(&key).await.unwrap());
    assert!(!folder.files.remove(&key).await.unwrap());
    assert_eq!(folder.files.read(&key).await.unwrap(), None);
    assert_eq!(folder.files.condition(&key).await.unwrap(), Condition::Missing);
}

#[tokio::test]
async fn the_doctor_sees_orphans_unfinished_uploads_and_damage() {
    let folder = Folder::new().await;
    let kept = folder.takes("Акт.pdf", PDF).await.key;
    let forgotten = folder.takes("Скан.png", PNG).await.key;
    let mut under_way = folder.files.begin("Фото.jpg", "image/jpeg", None).await.unwrap();
    under_way.write(JPEG).await.unwrap();

    let orphans = folder.files.orphans(&HashSet::from([kept.clone()])).await.unwrap();
    assert_eq!(orphans.files, [forgotten]);
    assert_eq!(orphans.unfinished.len(), 1);

    assert_eq!(folder.files.condition(&kept).await.unwrap(), Condition::Sound);
    let path = folder.place.path().join(&kept.as_str()[..2]).join(kept.as_str());
    std::fs::write(path, b"%PDF-1.7 changed").unwrap();
    assert_eq!(folder.files.condition(&kept).await.unwrap(), Condition::Damaged);
}
