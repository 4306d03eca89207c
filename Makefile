# Pana. The two commands that matter: `make run` and `make test`. Both install what is
# missing (or say what to type), and both may be run again at any time.

TAGS   := migrated_fynedo,no_emoji
XTAGS  := x11,$(TAGS)
MINGW  := x86_64-w64-mingw32
EXE    := bin/pana.exe
# go build takes this file in by its name.
SYSO   := pana_windows_amd64.syso
DEMO   := data/demo.pana
OUT    := out
# All packages but the program itself: they need neither cgo nor a display.
PARTS   = $$(go list -tags $(TAGS) ./... | grep -v '^pana$$')

# How much make torture does.
KILLS ?= 200
CUTS  ?= 2000
FUZZ  ?= 60s

.PHONY: run test build demo sheets window vet unit cross live torture windows test-windows bench pictures clean

## run: install what is missing, build, make the demo shelter, print its sheets, open the window
run: build demo sheets window

## test: install what is missing, then vet, staticcheck, all tests and the live window test
test: vet unit cross live

build:
	@.ci/install build
	@echo "building pana (the first time takes some minutes)"
	@mkdir -p bin
	@go build -tags $(XTAGS) -o bin/pana .

demo: build
	@.ci/demo $(DEMO)

sheets: demo
	@.ci/sheets $(DEMO) $(OUT)

window: sheets
	@.ci/window $(DEMO)

vet:
	@.ci/install build test
	@echo "vet and staticcheck"
	@go vet -tags $(XTAGS) .
	@CGO_ENABLED=0 go vet -tags $(TAGS) $(PARTS)
	@CGO_ENABLED=0 go vet -tags live,pictures,wine ./ui/live
	@CGO_ENABLED=0 go vet .ci/windows/*.go
	@CGO_ENABLED=0 go tool staticcheck -tags $(TAGS) $(PARTS)
	@test -z "$$(gofmt -l .)" || { echo "not formatted:"; gofmt -l .; exit 1; }

unit:
	@.ci/install test
	@echo "tests"
	@CGO_ENABLED=0 go test -tags $(TAGS) $(PARTS)

cross:
	@echo "compiling for Windows and macOS"
	@GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -tags $(TAGS) $(PARTS)
	@GOOS=darwin GOARCH=arm64 CGO_ENABLED=0 go build -tags $(TAGS),ci $(PARTS) # ci: Fyne's parts for macOS need cgo else

live: build
	@.ci/install test
	@echo "live window test"
	@PANA_BIN=$(CURDIR)/bin/pana CGO_ENABLED=0 go test -count=1 -tags live ./ui/live

## torture: 200 kills (KILLS=10000 takes an hour), 2,000 power cuts, every page damaged, a minute of each fuzz test
torture:
	@.ci/install test
	@echo "$(KILLS) kills, every page damaged, $(CUTS) power cuts"
	@KILLS=$(KILLS) CUTS=$(CUTS) CGO_ENABLED=0 go test -count=1 -timeout 0 -tags $(TAGS) -run 'Killing|Salvage|Power' ./shelter/vault ./shelter/vault/vfs
	@for f in keyslot:FuzzUnlock keyslot:FuzzSlot vfs:FuzzPage vfs:FuzzLog btree:FuzzTree btree:FuzzRecord; do \
		echo "$$f for $(FUZZ)"; \
		said=$$(CGO_ENABLED=0 go test -tags $(TAGS) -run XXX -fuzz "^$${f#*:}$$" -fuzztime $(FUZZ) ./shelter/vault/$${f%:*} 2>&1) || { echo "$$said"; exit 1; }; \
	done

## windows: install what is missing, then build bin/pana.exe with mingw-w64
windows:
	@.ci/install windows
	@$(MAKE) -s --no-print-directory $(SYSO)
	@echo "building pana.exe (the first time takes some minutes)"
	@GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=$(MINGW)-gcc go build -tags $(TAGS) -ldflags "-H windowsgui -s -w" -o $(EXE) .

# What Windows shows of the program: icon, version, manifest.
$(SYSO): FyneApp.toml assets/icons/pana.png $(wildcard .ci/windows/*.go)
	@mkdir -p bin/windows
	@CGO_ENABLED=0 go run .ci/windows/*.go FyneApp.toml bin/windows
	@cd bin/windows && $(MINGW)-windres -O coff pana.rc $(CURDIR)/$@

## test-windows: vault, shelter and the live sign-in and bed sheet with Wine in place of Windows
test-windows: windows
	@.ci/install test wine
	@.ci/wine/test

## bench: the figures of docs/performance.md
bench: build
	@.ci/install test
	@go build -tags $(XTAGS) -o bin/empty ./ui/live/testdata/empty
	@PANA_BIN=$(CURDIR)/bin/pana PANA_EMPTY=$(CURDIR)/bin/empty CGO_ENABLED=0 go test -tags live -run XXX -bench . -benchtime 9x -count 3 ./ui/live -large $(CURDIR)/bin/large.pana
	@CGO_ENABLED=0 go test -tags $(TAGS) -run XXX -bench . -count 3 $(PARTS)

## pictures: make the pictures of README and docs afresh from the demo
pictures: build
	@.ci/install test
	@.ci/pictures docs/pictures

clean:
	@rm -rf bin $(OUT) data $(SYSO)
