# What people type. `make` alone lists it.

PREFIX ?= /usr/local
RELEASE := .build/release/policy
SIGNER := .build/release/policy-ed25519
DEBUG := .build/debug/policy
CASE := examples/last-day/case.yaml

# On Linux the Swift runtime goes into the binary, so that it runs where no Swift is installed; so do the C
# libraries where they come as archives, which saves a third of the start-up.
LIBDIR := $(shell pkg-config --variable=libdir yaml-0.1 2>/dev/null)
ARCHIVES := $(and $(wildcard $(LIBDIR)/libyaml.a),$(wildcard $(LIBDIR)/libc.a))
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib \
  $(if $(ARCHIVES),-Xswiftc -static-executable))
# Generic types are made from what the compiler knows, not from their names, which would be looked up among
# all types and conformances as the process starts: 7 % of what a decision costs.
TYPES := -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors

.PHONY: help demo build command test install bench format clean prepare

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

demo: command ## decide and explain the first example, in your language and briefly in the other
	@echo
	$(RELEASE) explain $(CASE)
	@echo
	@case "$${LC_ALL:-$${LC_MESSAGES:-$${LANG:-}}}" in zh*) other=en ;; *) other=zh ;; esac; \
	  echo "$(RELEASE) explain $(CASE) --lang $$other --depth summary"; \
	  $(RELEASE) explain $(CASE) --lang $$other --depth summary

build: command ## build the `policy` command and its signer, optimised
	swift build -c release $(STATIC) $(TYPES) --product policy-ed25519

command: prepare
	swift build -c release $(STATIC) $(TYPES) --product policy

test: prepare ## build strictly, run every test, then check and test the shipped packs
	swift build --explicit-target-dependency-import-check error --build-tests
	swift test --skip-build
	@if [ -x $(DEBUG) ] && [ -d policies ]; then \
	  set -ex; $(DEBUG) check policies; $(DEBUG) test policies; \
	else echo "no packs to check yet: $(DEBUG) or policies/ is absent"; fi

SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d

install: build ## install the command, packs, pages and completions under PREFIX (now: /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/policy/docs
	install -s -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/policy
	install -s -m 755 $(SIGNER) $(DESTDIR)$(PREFIX)/bin/policy-ed25519
	cp -R policies $(SHARE)/policy/
	cp -R docs/diagnostics $(SHARE)/policy/docs/
	install -d $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)
	$(RELEASE) --generate-completion-script bash > $(BASH_COMPLETIONS)/policy
	$(RELEASE) --generate-completion-script zsh > $(ZSH_COMPLETIONS)/_policy
	$(RELEASE) --generate-completion-script fish > $(FISH_COMPLETIONS)/policy.fish

bench: prepare ## measure
	SWIFT_FLAGS="$(TYPES)" .ci/bench

format: ## lay out every Swift file
	swift format --in-place --recursive Sources Tests Package.swift

clean: ## remove what was built
	rm -rf .build .venv

prepare:
	@.ci/prepare
