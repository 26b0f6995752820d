//! blueprints
