# The front door. `make book` and `make test` each work on a fresh Debian 12 that has git and make.

BUILD := build/release
JOBS := $(shell nproc)

.DEFAULT_GOAL := all
.PHONY: all book test set-up-build set-up-test npm program tests update-golden bench sanitize format clean

all: set-up-build program

# The handbook's editions in both languages, in dist/.
book: set-up-build program
	for book in manuscript/*/; do $(BUILD)/diaoban build $$book --output dist || exit 1; done

test: set-up-build set-up-test npm tests
	ctest --test-dir $(BUILD) --output-on-failure -j $(JOBS) --no-tests=error

set-up-build:
	@toolchain/setup.sh build fonts

set-up-test:
	@toolchain/setup.sh test

# Node tools of the tests, pinned in tests/package.json.
npm: tests/node_modules/.package-lock.json
tests/node_modules/.package-lock.json: tests/package.json tests/package-lock.json
	npm ci --prefix tests --no-audit --no-fund --ignore-scripts
	@touch $@

$(BUILD)/build.ninja:
	cmake --preset release

program: $(BUILD)/build.ninja
	cmake --build $(BUILD) --target diaoban -j $(JOBS)

tests: $(BUILD)/build.ninja
	cmake -DDIAOBAN_TESTS=ON $(BUILD) >/dev/null
	cmake --build $(BUILD) -j $(JOBS)

# Rewrites the expected files of the golden tests from what diaoban makes now; read the difference
# before committing it.
update-golden: set-up-build set-up-test tests
	DIAOBAN_UPDATE_GOLDEN=1 ctest --test-dir $(BUILD) -L golden -j $(JOBS)

bench: set-up-build set-up-test tests
	tests/bench/run.sh $(BUILD)

sanitize: set-up-build set-up-test npm
	cmake --preset sanitize
	cmake --build build/sanitize -j $(JOBS)
	ctest --test-dir build/sanitize --output-on-failure -j $(JOBS) -L unit

format:
	clang-format -i $$(git ls-files 'toolchain/*.cpp' 'toolchain/*.hpp' 'tests/*.cpp' 'tests/*.hpp')

clean:
	rm -rf build dist
