//! The noisier tier of the preset `protect-build`: files that a build or an install runs and that agents edit
//! often. Same notation as the table of `hardened`.

use super::hardened::Group;

#[rustfmt::skip]
pub(crate) const BUILD: &[Group] = &[
    Group { why: "a build runs it or takes orders from it", entries: &[
        "Makefile", "makefile", "GNUmakefile", "*.mk", "CMakeLists.txt", "*.cmake", "meson.build", "build.rs", "Cargo.toml", "Justfile",
        "Taskfile.yml", "Taskfile.yaml", "Rakefile", "BUILD", "BUILD.bazel", "WORKSPACE", "MODULE.bazel", "*.gradle",
        "*.gradle.kts", "gradle.properties", "pom.xml", "build.xml", "*.csproj", "*.fsproj", "*.vbproj", "*.vcxproj",
        "*.sln", "*.props", "*.targets", "Directory.Build.props", "*.xcodeproj/", "Package.swift", "go.work", "build.sbt", "build.zig",
    ] },
    Group { why: "an install or a script runner takes orders from it", entries: &[
        "package.json", "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "Pipfile", "Gemfile", "composer.json", "go.mod", "deno.json",
        "deno.jsonc", "*.gemspec", "*.podspec", "Podfile",
    ] },
    Group { why: "it fixes which code is installed", entries: &[
        "Cargo.lock", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb",
        "poetry.lock", "uv.lock", "Pipfile.lock", "Gemfile.lock", "composer.lock", "go.sum", "deno.lock", "Podfile.lock",
    ] },
    Group { why: "a container is built or started from it", entries: &[
        "Dockerfile", "Dockerfile.*", "Containerfile", "docker-compose.yml", "docker-compose.yaml", "compose.yml",
        "compose.yaml", "docker-bake.hcl",
    ] },
    Group { why: "a test runner or tool loads it as code", entries: &[
        "conftest.py", "noxfile.py", "tox.ini", "*.config.js", "*.config.cjs", "*.config.mjs", "*.config.ts", "web.config", "server.xml",
    ] },
];
